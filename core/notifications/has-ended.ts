import type { Tenant } from '../tenants/tenant.ts';

/** Nobody of it is told anything any more, and nothing is written of it. */
export const hasEnded = ({ state }: Tenant): boolean =>
  state === 'terminated' || state === 'erased';
