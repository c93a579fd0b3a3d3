import { isSamePrefix, isSameTable } from '../../tenancy/placement.ts';
import { clearItems, clearManifest, clearObjects } from '../clear-place.ts';
import { entering, type HeldMove } from '../held-move.ts';
import { deleteStores } from './delete-stores.ts';
import { CONTINUE, endsOf, type AdvancePorts, type Ends, type Phase } from './phase.ts';
import { workOff } from './work-off.ts';

/** Deletes what lies at the old place alone, then the stores that the tenant had to itself there. */
export const deleteOld: Phase = async (ports, held, told) => {
  if (told?.stores !== 'gone') {
    const ends = await endsOf(ports, held.move);
    if ((await clearOld(ports, held, ends)) === 'more') return CONTINUE;
    if (ends.old.dedicated) return deleteStores(ports, held, told);
  }
  const now = ports.now();
  await held.write(
    { ...entering(held.move, 'done', now), finishedAt: now, leaseUntil: undefined },
    (move) => ports.moves.close({ move }),
  );
  return { outcome: 'moved' };
};

async function clearOld(ports: AdvancePorts, held: HeldMove, ends: Ends): Promise<'done' | 'more'> {
  // A table of its own goes as a whole.
  if (!isSameTable(ends.old, ends.new) && !ends.old.dedicated) {
    const cleared = clearItems(ports.items, { at: ends.from, other: ends.to });
    if ((await count(ports, held, { parts: cleared, of: 'items' })) === 'more') return 'more';
  }
  if (isSamePrefix(ends.old, ends.new)) return 'done';
  const cleared = clearObjects(ports.objects, ends.from);
  if ((await count(ports, held, { parts: cleared, of: 'objects' })) === 'more') return 'more';
  return workOff(ports, clearManifest(ports.objects, ends.to));
}

type Counted = { readonly parts: AsyncIterable<number>; readonly of: 'items' | 'objects' };

const count = (ports: AdvancePorts, held: HeldMove, { parts, of }: Counted) =>
  workOff(ports, parts, (part) => {
    const { deleted } = held.move;
    return held.save({ deleted: { ...deleted, [of]: deleted[of] + part } });
  });
