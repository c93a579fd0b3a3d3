import { findPlan } from '../plans/plan.ts';
import type { TenantRules } from '../tenants/tenant-rules.ts';
import type { Tenant } from '../tenants/tenant.ts';
import { stepFailure, type StepFailure } from './provisioning-step.ts';

export type PlacementRules = Pick<TenantRules, 'plans' | 'region' | 'siloRegions'>;

/**
 * Why the platform, as it is deployed now, cannot serve the tenant where its record places it; null
 * where it can. The record was valid when it was written, but plans and regions may be gone since.
 */
export function placementRefusal(rules: PlacementRules, tenant: Tenant): StepFailure | null {
  const { plan, isolation, tier } = tenant;
  if (!findPlan(rules.plans, plan)) {
    return stepFailure(`The platform has no plan "${plan}" any more.`, true);
  }
  if (isolation === 'shared_database' && (tier === undefined || !findPlan(rules.plans, tier))) {
    return stepFailure(`The platform has no table for the plan "${tier ?? ''}".`, true);
  }
  return regionRefusal(rules, tenant);
}

function regionRefusal(
  { region, siloRegions }: PlacementRules,
  { isolation, region: wanted }: Tenant,
): StepFailure | null {
  if (wanted === region) return null;
  if (isolation !== 'separate_database') {
    return stepFailure(`This cell is in ${region}, the tenant belongs in ${wanted}.`, false);
  }
  if (siloRegions.includes(wanted)) return null;
  return stepFailure(`The platform takes no tenants in ${wanted} any more.`, true);
}
