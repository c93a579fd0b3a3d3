import { isSamePlacement, placementSpecOf } from '../tenancy/placement-spec.ts';
import type { DedicatedResources } from '../tenancy/dedicated-resources.ts';
import { placementOf } from '../tenancy/placement.ts';
import type { StageStorage } from '../tenancy/stage-storage.ts';
import { holdMove, isHeld, MoveBusyError } from './held-move.ts';
import type { MoveKey, MoveRegistry } from './move-registry.ts';
import type { Move } from './move.ts';
import type { Told } from './phases/phase.ts';

export type ChangeStoresPorts = {
  readonly moves: Pick<MoveRegistry, 'find' | 'findTenant' | 'save'>;
  readonly dedicatedResources: DedicatedResources;
  readonly stores: StageStorage;
  readonly now: () => Date;
};

export type ChangeStoresTask = MoveKey & { readonly deadline: Date };

/**
 * Makes the tenant's own stores at its new home, or deletes those of the home that the move's phase
 * leaves; null where the phase asks for neither. Throws on an outage.
 */
export async function changeStores(
  ports: ChangeStoresPorts,
  task: ChangeStoresTask,
): Promise<Told | null> {
  const move = await ports.moves.find(task);
  if (!move) return null;
  // Nobody else may work on the move: stores that are made here must not be undone meanwhile.
  if (isHeld(move, ports.now())) throw new MoveBusyError(move.id);

  const held = await holdMove(ports, move, task.deadline);
  try {
    return await change(ports, held.move);
  } finally {
    await held.release().catch(() => {
      // The lease ends by itself.
    });
  }
}

async function change(ports: ChangeStoresPorts, move: Move): Promise<Told | null> {
  const { phase, from, to } = move;
  if (phase === 'making-stores') return make(ports, move);
  if (phase === 'undoing') return { stores: await remove(ports, move, to) };
  if (phase === 'deleting-old') return { stores: await remove(ports, move, from) };
  return null;
}

async function make({ dedicatedResources, stores }: ChangeStoresPorts, move: Move): Promise<Told> {
  const { tenantId, to } = move;
  const made = await dedicatedResources.make(placementOf({ tenantId, ...to }, stores));
  return made.ok ? { stores: made.value } : { stores: 'refused', reason: made.error.reason };
}

async function remove(
  { moves, dedicatedResources, stores }: ChangeStoresPorts,
  { tenantId }: Move,
  home: Move['from'],
) {
  const tenant = await moves.findTenant(tenantId);
  // Whatever the move's record says, the home that the tenant lives at is not deleted.
  if (!tenant || isSamePlacement(placementSpecOf(tenant), home)) throw new LivedAtError(tenantId);
  return dedicatedResources.delete(placementOf({ tenantId, ...home }, stores));
}

class LivedAtError extends Error {
  override readonly name = 'LivedAtError';

  constructor(tenantId: string) {
    super(`The tenant ${tenantId} lives at what was to be deleted.`);
  }
}
