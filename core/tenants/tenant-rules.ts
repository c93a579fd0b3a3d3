import type { PlatformConfig } from '../platform-config/platform-config.ts';

/** What the platform's configuration and its cell say about tenants. */
export type TenantRules = Pick<
  PlatformConfig,
  'plans' | 'defaultPlan' | 'isolationStrategy' | 'maxTenants' | 'siloRegions'
> & {
  /** The region of this cell, where its tenants are that have no database of their own. */
  readonly region: string;
};
