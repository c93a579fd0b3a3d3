import { fail, ok } from '../../kit/result.ts';
import type { IsolationStrategy } from '../tenancy/isolation-strategy.ts';
import type { DedicatedResources } from '../tenancy/dedicated-resources.ts';
import { placementOf, type Placement } from '../tenancy/placement.ts';
import { scopeForPlatform } from '../tenancy/tenant-scope.ts';
import type { StageStorage } from '../tenancy/stage-storage.ts';
import type { Tenant } from '../tenants/tenant.ts';
import { placementRefusal, type PlacementRules } from './placement-refusal.ts';
import { stepFailure, type ProvisioningStep } from './provisioning-step.ts';
import type { StepLedger } from './step-ledger.ts';

export type CreateDedicatedResourcesPorts = {
  readonly dedicatedResources: DedicatedResources;
  /** The stage's storage; names of dedicated resources are derived from it. */
  readonly stageStorage: StageStorage;
  readonly ledger: Pick<StepLedger, 'find'>;
  readonly rules: PlacementRules;
};

/** AWS makes a table in seconds and a stack in a few minutes; far beyond, it does not. */
const PENDING_LIMIT_SECONDS: Readonly<Record<IsolationStrategy, number>> = {
  shared_schema: 0,
  shared_database: 0,
  separate_schema: 600,
  separate_database: 1_800,
};

/**
 * Checks that the platform can still serve the tenant, and makes what the tenant has to itself. It is the
 * first step because it takes minutes and fails most often. In a pool there is nothing to make.
 */
export const createDedicatedResources = (
  ports: CreateDedicatedResourcesPorts,
): ProvisioningStep<{ begun: true }> => ({
  name: 'create-dedicated-resources',
  runsOn: 'provisioning',
  pendingLimitSeconds: ({ isolation }) => PENDING_LIMIT_SECONDS[isolation],

  async perform(tenant, notes) {
    const refused = placementRefusal(ports.rules, tenant);
    if (refused) return fail(refused);

    const placement = placementIn(ports, tenant);
    if (!placement.dedicated) return ok({});

    if (!notes.undo) await notes.intend({ begun: true });
    const made = await ports.dedicatedResources.make(placement);
    if (!made.ok) return fail(stepFailure(made.error.reason, true));
    return ok(made.value === 'pending' ? 'pending' : {});
  },

  async undo(tenant) {
    // A store goes empty or not at all: what could not be cleared by the tenant's session stays for a look.
    const storage = await ports.ledger.find(tenant.id, 'prepare-storage');
    if (storage?.undo) throw new StoresNotEmptyError(tenant.id);
    return ports.dedicatedResources.delete(placementIn(ports, tenant));
  },
});

const placementIn = ({ stageStorage }: CreateDedicatedResourcesPorts, tenant: Tenant): Placement =>
  placementOf(scopeForPlatform(tenant), stageStorage);

/** The tenant's data is to be cleared first; the machine did so before, or failed to. */
class StoresNotEmptyError extends Error {
  override readonly name = 'StoresNotEmptyError';

  constructor(tenantId: string) {
    super(`The stores of ${tenantId} are not cleared.`);
  }
}
