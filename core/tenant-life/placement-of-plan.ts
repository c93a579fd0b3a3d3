import { ok, type Result } from '../../kit/result.ts';
import { targetPlacement } from '../moves/target-placement.ts';
import { findPlan } from '../plans/plan.ts';
import type { PlacementSpec } from '../tenancy/placement-spec.ts';
import type { InvalidDraft } from '../tenants/field-error.ts';
import type { TenantRules } from '../tenants/tenant-rules.ts';
import type { Tenant } from '../tenants/tenant.ts';

/**
 * Where the tenant's plan wants its data: by the strategy that the plan names, or, in a table of a plan, in that of
 * its own. Null where it is there; a plan that names no strategy leaves a tenant where it is.
 */
export function placementOfPlan(
  tenant: Tenant,
  rules: TenantRules,
): Result<PlacementSpec | null, InvalidDraft> {
  const to = findPlan(rules.plans, tenant.plan)?.isolationStrategy ?? tenant.isolation;
  const region = to === 'separate_database' ? tenant.region : undefined;
  const target = targetPlacement(tenant, { to, region }, rules);
  if (target.ok) return target;
  return target.error.kind === 'AlreadyThere' ? ok(null) : { ok: false, error: target.error };
}
