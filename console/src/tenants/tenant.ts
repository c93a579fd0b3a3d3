import type { AnswerOf } from '@freehold/sdk';
import { callOptions } from '../api/use-call.ts';

export type Tenant = AnswerOf<'getTenant'>;

/** Steps follow one another within seconds; the welcome mail comes after the activation, and begins some time after it. */
export const isUnderWay = ({ state, failure, steps }: Tenant): boolean =>
  (state === 'provisioning' && !failure) ||
  steps.some(({ status }) => status === 'running' || (state === 'active' && status === 'pending'));

export const tenantOptions = (tenantId: string) =>
  callOptions('getTenant', { params: { tenantId } }, isUnderWay);

export const STRATEGIES = [
  'shared_schema',
  'shared_database',
  'separate_schema',
  'separate_database',
] as const satisfies readonly Tenant['isolation'][];
