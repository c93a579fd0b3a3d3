export { billingEnv as onPlanChangedEnv } from '../../env/billing.ts';

/** What the function consumes of the bus. */
export const CONSUMED_TYPES = ['tenant.plan_changed'] as const;
