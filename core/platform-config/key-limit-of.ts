import type { PlatformConfig } from './platform-config.ts';

const OF_ANY_PLAN = 20;

/** How many API keys a tenant on that plan may have. */
export const keyLimitOf =
  ({ limits: { api } }: Pick<PlatformConfig, 'limits'>) =>
  (plan: string): number =>
    (Object.hasOwn(api.keysPerPlan, plan) ? api.keysPerPlan[plan] : undefined) ?? OF_ANY_PLAN;
