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
  /** Where else a tenant with a database of its own may be. */
  readonly siloRegions: readonly string[];
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

  async undo(tenant) {
    await ports.placements.forget(tenant);
    return 'gone';
  },
});

function refusal(ports: PlaceTenantPorts, tenant: Tenant): StepFailure | null {
  const { plan, isolation, tier } = tenant;
  if (!findPlan(ports.plans, plan)) {
    return stepFailure(`The platform has no plan "${plan}" any more.`, true);
  }
  if (isolation === 'shared_database' && (tier === undefined || !findPlan(ports.plans, tier))) {
    return stepFailure(`The platform has no table for the plan "${tier ?? ''}".`, true);
  }
  return regionRefusal(ports, tenant);
}

function regionRefusal(
  { region, siloRegions }: PlaceTenantPorts,
  { isolation, region: wanted }: Tenant,
): StepFailure | null {
  if (wanted === region) return null;
  if (isolation !== 'separate_database') {
    return stepFailure(`This cell is in ${region}, the tenant belongs in ${wanted}.`, false);
  }
  if (siloRegions.includes(wanted)) return null;
  return stepFailure(`The platform takes no tenants in ${wanted} any more.`, true);
}
