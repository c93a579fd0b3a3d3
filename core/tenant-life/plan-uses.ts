import type { Quantity } from '../plans/feature.ts';
import { featuresOfTenant, limitsOfTenant } from '../plans/features-of-tenant.ts';
import type { Plans } from '../plans/plan.ts';
import type { TenantId } from '../tenancy/tenant-context.ts';
import type { Tenant } from '../tenants/tenant.ts';

/** What plans limit, as a tenant uses it now. */
export type PlanUses = {
  /** Used and reserved. */
  readonly storageBytes: number;
  readonly seats: number;
  readonly apiKeys: number;
};

export interface TenantUses {
  usesOf(tenant: { readonly tenantId: TenantId; readonly userPoolId: string }): Promise<PlanUses>;
}

export type Overrun = {
  readonly of: 'storage' | 'members' | 'api-keys';
  readonly used: number;
  readonly limit: number;
};

export type PlanLimitsOf = {
  readonly plans: Plans;
  readonly keyLimitOf: (plan: string) => number;
};

/** Without it a plan's tenants have no API keys that work. */
const API_ACCESS = 'api_access';

/** All of which the tenant uses more than its plan, as it is stated in the record, grants. */
export function overrunsOf(
  { plans, keyLimitOf }: PlanLimitsOf,
  { tenant, uses }: { readonly tenant: Tenant; readonly uses: PlanUses },
  now: Date,
): Overrun[] {
  const limits = limitsOfTenant(plans, tenant, now);
  const hasKeys = featuresOfTenant(plans, tenant, now).includes(API_ACCESS);
  return [
    ...over('storage', uses.storageBytes, limits.storageBytes),
    ...over('members', uses.seats, limits.users),
    ...over('api-keys', uses.apiKeys, hasKeys ? keyLimitOf(tenant.plan) : 0),
  ];
}

const over = (of: Overrun['of'], used: number, limit: Quantity): Overrun[] =>
  limit !== 'unlimited' && used > limit ? [{ of, used, limit }] : [];
