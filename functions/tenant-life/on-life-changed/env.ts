export { mailingEnv as onLifeChangedEnv } from '../../env/mailing.ts';

/** What the function consumes of the bus. */
export const CONSUMED_TYPES = [
  'tenant.suspended',
  'tenant.suspension_lifted',
  'tenant.resumed',
  'tenant.plan_changed',
  'tenant.terminated',
  'tenant.restored',
  'tenant.erase_approaching',
  'tenant.exported',
  'tenant.imported',
] as const;
