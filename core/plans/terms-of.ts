import { findPlan, type Plan, type Plans, type PlanVersion } from './plan.ts';

/** The plan and its version as a tenant's record states them; a version as text in what is passed on. */
export type PlanOfTenant = { readonly plan: string; readonly planVersion?: number | string };

/** Of tenants whose record is older than the versions of plans. */
export const FIRST_PLAN_VERSION = 1;

/**
 * What the tenant's plan grants in the tenant's version. In place of a version that the configuration no
 * longer has stands the newest older one, and where there is none, the oldest: of those that are left, the
 * one that is least beyond what the tenant bought. Undefined for a plan that is gone.
 */
export function termsOf(plans: Plans, tenant: PlanOfTenant): PlanVersion | undefined {
  const plan = findPlan(plans, tenant.plan);
  if (!plan) return undefined;
  const versions = versionsOf(plan);
  const own = Number(tenant.planVersion ?? FIRST_PLAN_VERSION);
  return versions.findLast(({ version }) => version <= own) ?? versions[0];
}

/** Oldest first; the last one is the present one. */
export const versionsOf = (plan: Plan): readonly PlanVersion[] => [...plan.previousVersions, plan];
