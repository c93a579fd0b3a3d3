import { doInParts } from '../../jobs/do-in-parts.ts';
import { CONTINUE } from '../../jobs/job-outcome.ts';
import { secondsSince } from '../../jobs/leased-job.ts';
import { isSamePrefix, isSameTable } from '../../tenancy/placement.ts';
import {
  sidesOf,
  type LeasedMove,
  type MovePhaseWork,
  type MovePorts,
  type MoveSides,
} from '../move-ports.ts';
import { LONG_PASS_SECONDS, MOST_LIVE_PASSES, READ_ONLY_LIMIT_SECONDS } from '../move-waits.ts';
import type { Changes, Move } from '../move.ts';
import { syncItems } from '../sync-items.ts';
import { syncObjects } from '../sync-objects.ts';

/**
 * Passes over all that the tenant has, while its users read and write. What changed under a long pass
 * is left to another one, and not to the pause. `settledAt` is when the pass began.
 */
export const copy: MovePhaseWork = async (ports, leased) => {
  const startedAt = await leased.settle();
  const synced = await sync(ports, leased, 'copied');
  if (!synced) return CONTINUE;
  const done = { ...synced, livePasses: (leased.job.livePasses ?? 0) + 1 };
  const took = secondsSince(startedAt, ports.now());
  if (took <= LONG_PASS_SECONDS || done.livePasses >= MOST_LIVE_PASSES) {
    return leased.enter('pausing', done);
  }
  await leased.save({ ...done, cursor: undefined, settledAt: undefined });
  return CONTINUE;
};

/** The last pass, under the pause: what was written during those before. */
export const catchUp: MovePhaseWork = async (ports, leased) => {
  const isLate = () => isTooLong(leased.job, ports.now());
  if (isLate()) return leased.undo(TOO_LONG);
  const isOver = () => ports.isOver() || isLate();
  const synced = await sync({ ...ports, isOver }, leased, 'caughtUp');
  return synced ? leased.enter('verifying', synced) : CONTINUE;
};

export const TOO_LONG =
  'The tenant would have been read-only for longer than a move may keep it so.';

export const isTooLong = ({ pausedAt }: Move, now: Date): boolean =>
  secondsSince(pausedAt, now) > READ_ONLY_LIMIT_SECONDS;

type Pass = 'copied' | 'caughtUp';

/** What to record of a pass that is done, in one write with its end; null when more is to do. */
type Synced = Pick<Move, 'manifest'> | null;

async function sync(ports: MovePorts, leased: LeasedMove, pass: Pass): Promise<Synced> {
  const sides = await sidesOf(ports, leased);
  if (leased.job.cursor?.store !== 'objects') {
    if ((await syncAllItems(ports, leased, { sides, pass })) === 'more') return null;
    await leased.save({ cursor: { store: 'objects' } });
  }
  return syncAllObjects(ports, leased, { sides, pass });
}

type PassOver = { readonly sides: MoveSides; readonly pass: Pass };

async function syncAllItems(ports: MovePorts, leased: LeasedMove, { sides, pass }: PassOver) {
  if (isSameTable(sides.source, sides.target)) return 'done';
  const run = { ...sides, ...leased.job.cursor, asOf: ports.now() };
  return doInParts(ports, syncItems(ports.items, run), ({ partition, after, ...changes }) =>
    leased.save({
      cursor: { store: 'items', partition, after },
      report: withChanges(leased.job, pass, changes),
    }),
  );
}

async function syncAllObjects(
  ports: MovePorts,
  leased: LeasedMove,
  { sides, pass }: PassOver,
): Promise<Synced> {
  if (isSamePrefix(sides.source, sides.target)) return {};
  const { cursor, manifest } = leased.job;
  const generation = (manifest?.generation ?? 0) + 1;
  const synced = await doInParts(
    ports,
    syncObjects(ports.objects, { ...sides, ...cursor, generation, manifest }),
    ({ after, pages, readPage, ...changes }) =>
      leased.save({
        cursor: { store: 'objects', after, pages, readPage },
        report: withChanges(leased.job, pass, changes),
      }),
  );
  if (synced === 'more') return null;
  return { manifest: { generation, pages: leased.job.cursor?.pages ?? 0 } };
}

function withChanges({ report }: Move, pass: Pass, changes: Partial<Changes>): Move['report'] {
  const sum = { ...report[pass] };
  for (const [name, count] of Object.entries(changes)) sum[name as keyof Changes] += count;
  return { ...report, [pass]: sum };
}
