import type { TenantStore } from '../../provisioning/tenant-store.ts';
import { placementOf, type Placement } from '../../tenancy/placement.ts';
import type { TenantScope } from '../../tenancy/tenant-context.ts';
import { scopeAt } from '../../tenancy/tenant-scope.ts';
import type { StageStorage } from '../../tenancy/stage-storage.ts';
import type { HeldMove } from '../held-move.ts';
import { MoveBusyError } from '../held-move.ts';
import type { ItemPlaces } from '../item-places.ts';
import type { MovableTenant, MoveRegistry } from '../move-registry.ts';
import type { UploadTimes } from '../move-waits.ts';
import type { Move } from '../move.ts';
import type { ObjectPlaces } from '../object-places.ts';

export type AdvancePorts = UploadTimes & {
  readonly moves: MoveRegistry;
  readonly items: ItemPlaces;
  readonly objects: ObjectPlaces;
  /** What makes a tenant's place in the table, and in the bucket. */
  readonly table: Pick<TenantStore, 'prepare'>;
  readonly bucket: Pick<TenantStore, 'prepare'>;
  readonly stores: StageStorage;
  /** Whether a place, as it is, does not let the tenant's session in: no outage. */
  readonly isRefusal: (error: unknown) => boolean;
  readonly now: () => Date;
  /** Whether this runner has worked long enough: the rest is for the next one. */
  readonly isOver: () => boolean;
};

/** What the machine does next. */
export type MoveOutcome =
  | { readonly outcome: 'continue' | 'moved' | 'failed' | 'stopped' }
  | { readonly outcome: 'wait' | 'make-stores' | 'delete-stores'; readonly seconds: number };

export type Told = {
  readonly stores: 'ready' | 'pending' | 'refused' | 'gone';
  readonly reason?: string;
};

/** One piece of the work of a phase. */
export type Phase = (ports: AdvancePorts, held: HeldMove, told?: Told) => Promise<MoveOutcome>;

export const CONTINUE: MoveOutcome = { outcome: 'continue' };

/** Both ends of a move: whose data, and where. */
export type Ends = {
  readonly tenant: MovableTenant;
  readonly from: TenantScope;
  readonly to: TenantScope;
  readonly old: Placement;
  readonly new: Placement;
};

/** Throws a MoveBusyError when the tenant is no longer this move's. */
export async function endsOf(
  { moves, stores }: Pick<AdvancePorts, 'moves' | 'stores'>,
  { id, tenantId, from, to }: Move,
): Promise<Ends> {
  const tenant = await moves.findTenant(tenantId);
  if (tenant?.moveId !== id) throw new MoveBusyError(id);
  return {
    tenant,
    from: scopeAt(tenant, from),
    to: scopeAt(tenant, to),
    old: placementOf({ tenantId, ...from }, stores),
    new: placementOf({ tenantId, ...to }, stores),
  };
}

export const secondsSince = (since: Date | undefined, now: Date): number =>
  since ? (now.getTime() - since.getTime()) / 1_000 : 0;

/** What is left of a wait that counts from when the phase was seen to be settled; null when it is over. */
export async function waitOf(
  { now }: Pick<AdvancePorts, 'now'>,
  held: HeldMove,
  seconds: number,
): Promise<MoveOutcome | null> {
  if (!held.move.settledAt) await held.save({ settledAt: now() });
  const left = seconds - secondsSince(held.move.settledAt, now());
  return left > 0 ? { outcome: 'wait', seconds: Math.ceil(left) } : null;
}
