import type { Tenant } from './tenant.ts';

/** Steps follow one another within seconds; the welcome mail comes after the activation, and begins some time after it. */
export const isUnderWay = ({ state, failure, steps }: Tenant): boolean =>
  (state === 'provisioning' && !failure) ||
  steps.some(({ status }) => status === 'running' || (state === 'active' && status === 'pending'));
