import type { PlatformConfig } from '../platform-config/platform-config.ts';

/** What the platform's configuration and its cell say about tenants. */
export type TenantRules = Pick<
  PlatformConfig,
  'plans' | 'defaultPlan' | 'isolationStrategy' | 'maxTenants'
> & {
  /** The region of this cell, the only one its tenants can be in. */
  readonly region: string;
};
