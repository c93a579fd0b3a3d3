import { isSamePrefix, isSameTable } from '../../tenancy/placement.ts';
import type { HeldMove } from '../held-move.ts';
import { LONG_PASS_SECONDS, MOST_LIVE_PASSES, READ_ONLY_LIMIT_SECONDS } from '../move-waits.ts';
import type { Changes, Move } from '../move.ts';
import { syncItems } from '../sync-items.ts';
import { syncObjects } from '../sync-objects.ts';
import { CONTINUE, endsOf, secondsSince, type AdvancePorts, type Phase } from './phase.ts';
import { workOff } from './work-off.ts';

/**
 * Passes over all that the tenant has, while its users read and write. What changed under a long pass
 * is left to another one, and not to the pause. `settledAt` is when the pass began.
 */
export const copy: Phase = async (ports, held) => {
  if (!held.move.settledAt) await held.save({ settledAt: ports.now() });
  const synced = await sync(ports, held, 'copied');
  if (!synced) return CONTINUE;
  const done = { ...synced, livePasses: (held.move.livePasses ?? 0) + 1 };
  const took = secondsSince(held.move.settledAt, ports.now());
  if (took > LONG_PASS_SECONDS && done.livePasses < MOST_LIVE_PASSES) {
    await held.save({ ...done, cursor: undefined, settledAt: undefined });
  } else {
    await held.enter('pausing', done);
  }
  return CONTINUE;
};

/** The last pass, under the pause: what was written during those before. */
export const catchUp: Phase = async (ports, held) => {
  const isLate = () => isTooLong(held.move, ports.now());
  if (isLate()) {
    await held.refuse(
      'The tenant would have been read-only for longer than a move may keep it so.',
    );
    return CONTINUE;
  }
  const isOver = () => ports.isOver() || isLate();
  const synced = await sync({ ...ports, isOver }, held, 'caughtUp');
  if (synced) await held.enter('verifying', synced);
  return CONTINUE;
};

export const isTooLong = ({ pausedAt }: Move, now: Date): boolean =>
  secondsSince(pausedAt, now) > READ_ONLY_LIMIT_SECONDS;

type Pass = 'copied' | 'caughtUp';

/** What to record of a pass that is done, in one write with its end; null when more is to do. */
type Synced = Pick<Move, 'manifest'> | null;

async function sync(ports: AdvancePorts, held: HeldMove, pass: Pass): Promise<Synced> {
  if (held.move.cursor?.store !== 'objects') {
    if ((await syncAllItems(ports, held, pass)) === 'more') return null;
    await held.save({ cursor: { store: 'objects' } });
  }
  return syncAllObjects(ports, held, pass);
}

async function syncAllItems(ports: AdvancePorts, held: HeldMove, pass: Pass) {
  const { move } = held;
  const ends = await endsOf(ports, move);
  if (isSameTable(ends.old, ends.new)) return 'done';

  const run = { ...ends, ...move.cursor, asOf: ports.now() };
  return workOff(ports, syncItems(ports.items, run), ({ partition, after, ...changes }) =>
    held.save({
      cursor: { store: 'items', partition, after },
      [pass]: plus(held.move[pass], changes),
    }),
  );
}

async function syncAllObjects(ports: AdvancePorts, held: HeldMove, pass: Pass): Promise<Synced> {
  const { cursor, manifest } = held.move;
  const ends = await endsOf(ports, held.move);
  if (isSamePrefix(ends.old, ends.new)) return {};

  const generation = (manifest?.generation ?? 0) + 1;
  const run = { ...ends, ...cursor, generation, ...(manifest && { manifest }) };
  const synced = await workOff(
    ports,
    syncObjects(ports.objects, run),
    ({ after, pages, readPage, ...changes }) =>
      held.save({
        cursor: { store: 'objects', after, pages, readPage },
        [pass]: plus(held.move[pass], changes),
      }),
  );
  if (synced === 'more') return null;
  return { manifest: { generation, pages: held.move.cursor?.pages ?? 0 } };
}

const plus = (before: Changes, more: Partial<Changes>): Changes => ({
  itemsPut: before.itemsPut + (more.itemsPut ?? 0),
  itemsDeleted: before.itemsDeleted + (more.itemsDeleted ?? 0),
  objectsCopied: before.objectsCopied + (more.objectsCopied ?? 0),
  objectsDeleted: before.objectsDeleted + (more.objectsDeleted ?? 0),
});
