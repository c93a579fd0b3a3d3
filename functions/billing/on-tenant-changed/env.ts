export { billingEnv as onTenantChangedEnv } from '../../env/billing.ts';

/** What the function consumes of the bus. */
export const CONSUMED_TYPES = [
  'tenant.plan_changed',
  'tenant.terminated',
  'tenant.restored',
  'tenant.erase_started',
] as const;
