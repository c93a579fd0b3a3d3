import { JobLeasedError, type LeasedJob } from '../jobs/leased-job.ts';
import type { JobOutcome, ResourcesStatus } from '../jobs/job-outcome.ts';
import type { TenantStore } from '../provisioning/tenant-store.ts';
import { placementOf, type Placement } from '../tenancy/placement.ts';
import type { StageStorage } from '../tenancy/stage-storage.ts';
import type { TenantScope } from '../tenancy/tenant-context.ts';
import { scopeAt } from '../tenancy/tenant-scope.ts';
import type { MovableTenant, MoveRegistry } from './move-registry.ts';
import type { MoveWaits } from './move-waits.ts';
import type { Move } from './move.ts';
import type { PlacementItems } from './placement-items.ts';
import type { PlacementObjects } from './placement-objects.ts';

export type MovePorts = {
  readonly moves: Pick<MoveRegistry, 'findTenant' | 'setWrites' | 'switchPlacement' | 'close'>;
  readonly items: PlacementItems;
  readonly objects: PlacementObjects;
  /** Prepare the tenant's part of a table, and of a bucket. */
  readonly table: Pick<TenantStore, 'prepare'>;
  readonly bucket: Pick<TenantStore, 'prepare'>;
  readonly stores: StageStorage;
  readonly waits: MoveWaits;
  /** Whether a placement, as it is, does not let the tenant's session in: no outage. */
  readonly isRefusal: (error: unknown) => boolean;
  readonly now: () => Date;
  /** Whether this runner has worked long enough: the rest is for the next one. */
  readonly isOver: () => boolean;
};

export type LeasedMove = LeasedJob<Move>;

/** One piece of the work of a phase. */
export type MovePhaseWork = (
  ports: MovePorts,
  leased: LeasedMove,
  resources?: ResourcesStatus,
) => Promise<JobOutcome>;

/** The tenant, the scopes that reach its data at both placements, and the placements. */
export type MoveSides = {
  readonly tenant: MovableTenant;
  readonly from: TenantScope;
  readonly to: TenantScope;
  readonly source: Placement;
  readonly target: Placement;
};

/** Throws a JobLeasedError when the tenant is no longer this move's. */
export async function sidesOf(
  { moves, stores }: Pick<MovePorts, 'moves' | 'stores'>,
  { job: { id, tenantId, from, to } }: LeasedMove,
): Promise<MoveSides> {
  const tenant = await moves.findTenant(tenantId);
  if (tenant?.moveId !== id) throw new JobLeasedError(id);
  return {
    tenant,
    from: scopeAt(tenant, from),
    to: scopeAt(tenant, to),
    source: placementOf({ tenantId, ...from }, stores),
    target: placementOf({ tenantId, ...to }, stores),
  };
}
