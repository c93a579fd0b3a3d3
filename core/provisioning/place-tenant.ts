import { fail, ok } from '../../kit/result.ts';
import { findPlan, type Plans } from '../plans/plan.ts';
import type { IsolationStrategy } from '../tenancy/isolation-strategy.ts';
import type { Tenant } from '../tenants/tenant.ts';
import type { Placements } from './placements.ts';
import { stepFailure, type ProvisioningStep, type StepFailure } from './provisioning-step.ts';

/** The strategies that a store of this platform serves now. */
export const SERVED_STRATEGIES: readonly IsolationStrategy[] = ['shared_schema'];

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
  { plan, isolation, region: wanted }: Tenant,
): StepFailure | null {
  if (!findPlan(plans, plan)) {
    return stepFailure(`The platform has no plan "${plan}" any more.`, true);
  }
  if (!SERVED_STRATEGIES.includes(isolation)) {
    return stepFailure(`No store of this platform serves ${isolation} yet.`, false);
  }
  if (wanted !== region) {
    return stepFailure(`This cell is in ${region}, the tenant belongs in ${wanted}.`, false);
  }
  return null;
}
