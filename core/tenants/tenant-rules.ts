import type { Plans } from '../plans/plan.ts';
import type { IsolationStrategy } from '../tenancy/isolation-strategy.ts';
import type { AppDomain, Integrations } from './integrations.ts';

/** What the platform's configuration and its cell say about tenants. */
export type TenantRules = {
  readonly plans: Plans;
  readonly defaultPlan: string;
  readonly isolationStrategy: IsolationStrategy;
  readonly maxTenants: number;
  /** Where a tenant with a database of its own may be, beside the region of the cell. */
  readonly siloRegions: readonly string[];
  /** The region of this cell, where its tenants are that have no database of their own. */
  readonly region: string;
  /** Where tenants can have names of their own; nowhere without it. */
  readonly appDomain?: AppDomain;
  /** What each tenant is onboarded with that can have it. */
  readonly integrations?: Integrations;
  /** On the laptop alone: webhooks may go to the machine itself. */
  readonly allowsLoopback?: boolean;
};

/** And about new ones. */
export type NewTenantRules = TenantRules & {
  /** The id of this cell. */
  readonly cell: string;
};
