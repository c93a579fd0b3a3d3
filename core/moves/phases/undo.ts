import { isSamePrefix, isSameTable } from '../../tenancy/placement.ts';
import { clearItems, clearObjects } from '../clear-place.ts';
import { entering, type HeldMove } from '../held-move.ts';
import { tenantMoveFailed } from '../move-events.ts';
import type { Move } from '../move.ts';
import { deleteStores } from './delete-stores.ts';
import { CONTINUE, endsOf, type AdvancePorts, type Ends, type Phase } from './phase.ts';
import { workOff } from './work-off.ts';

/** Opens the writes, and leaves nothing at the new place: the tenant is where it was. */
export const undo: Phase = async (ports, held, told) => {
  const ends = await endsOf(ports, held.move);
  await openWrites(ports, held);
  if (told?.stores !== 'gone') {
    if ((await clearNew(ports, held.move, ends)) === 'more') return CONTINUE;
    if (ends.new.dedicated) return deleteStores(ports, held, told);
  }
  const now = ports.now();
  await held.write(
    { ...entering(held.move, 'failed', now), finishedAt: now, leaseUntil: undefined },
    (move) => ports.moves.close({ move, event: tenantMoveFailed(ends.tenant, move, now) }),
  );
  return { outcome: 'failed' };
};

async function openWrites(ports: AdvancePorts, held: HeldMove) {
  const { move } = held;
  if (!move.pausedAt || move.openedAt) return;
  await held.write({ openedAt: ports.now() }, (next) => ports.moves.setWrites(next, 'open'));
}

async function clearNew(
  ports: AdvancePorts,
  { reached }: Move,
  ends: Ends,
): Promise<'done' | 'more'> {
  // Before anything was copied nothing but markers can lie there.
  const isEmpty = reached.copying === undefined;
  if (!isSameTable(ends.old, ends.new) && !ends.new.dedicated) {
    const cleared = clearItems(ports.items, { at: ends.to, other: ends.from });
    const items = () => workOff(ports, cleared);
    if ((await (isEmpty ? unlessRefused(ports, items) : items())) === 'more') return 'more';
  }
  if (isSamePrefix(ends.old, ends.new)) return 'done';
  const objects = () => workOff(ports, clearObjects(ports.objects, ends.to));
  // A bucket of its own goes with its stack, which tells when it cannot.
  const goesAnyway = isEmpty || ends.new.dedicated?.stackName !== undefined;
  return goesAnyway ? unlessRefused(ports, objects) : objects();
}

/** A place that does not let the session in keeps nobody from deleting the stores. */
async function unlessRefused(
  { isRefusal }: Pick<AdvancePorts, 'isRefusal'>,
  clear: () => Promise<'done' | 'more'>,
): Promise<'done' | 'more'> {
  try {
    return await clear();
  } catch (error) {
    if (isRefusal(error)) return 'done';
    throw error;
  }
}
