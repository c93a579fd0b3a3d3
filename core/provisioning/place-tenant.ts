import { fail, ok } from '../../kit/result.ts';
import { findPlan, type Plans } from '../plans/plan.ts';
import type { Tenant } from '../tenants/tenant.ts';
import type { Placements } from './placements.ts';
import { stepFailure, type ProvisioningStep, type StepFailure } from './provisioning-step.ts';

export type PlaceTenantPorts = {
  readonly placements: Placements;
  readonly plans: Plans;
  /** The region of this cell. */
  readonly region: string;
};

/**
 * Checks that the platform, as it is deployed now, can serve the tenant, and gives it its place. The
 * strategy was chosen when the tenant was recorded: its request's, else its plan's, else the platform's.
 */
export const placeTenant = (ports: PlaceTenantPorts): ProvisioningStep<{ placed: true }> => ({
  name: 'place-tenant',
  runsOn: 'provisioning',

  async perform(tenant, notes) {
    const refused = refusal(ports, tenant);
    if (refused) return fail(refused);

    await notes.intend({ placed: true });
    await ports.placements.record(tenant);
    return ok({ strategy: tenant.isolation, region: tenant.region });
  },

  undo: (tenant) => ports.placements.forget(tenant),
});

function refusal(
  { plans, region }: PlaceTenantPorts,
  { plan, isolation, tier, region: wanted }: Tenant,
): StepFailure | null {
  if (!findPlan(plans, plan)) {
    return stepFailure(`The platform has no plan "${plan}" any more.`, true);
  }
  if (isolation === 'shared_database' && (tier === undefined || !findPlan(plans, tier))) {
    return stepFailure(`The platform has no table for the plan "${tier ?? ''}".`, true);
  }
  if (isolation !== 'separate_database' && wanted !== region) {
    return stepFailure(`This cell is in ${region}, the tenant belongs in ${wanted}.`, false);
  }
  return null;
}
