import { CONTINUE } from '../../jobs/job-outcome.ts';
import { isSamePrefix, isSameTable } from '../../tenancy/placement.ts';
import { compareItems } from '../compare-items.ts';
import { compareObjects, countObjects } from '../compare-objects.ts';
import {
  sidesOf,
  type LeasedMove,
  type MovePhaseWork,
  type MovePorts,
  type MoveSides,
} from '../move-ports.ts';
import type { Move } from '../move.ts';
import { isTooLong, TOO_LONG } from './copy.ts';

/** Compares all of both placements, and writes nothing: any difference ends the move. */
export const verify: MovePhaseWork = async (ports, leased) => {
  if (isTooLong(leased.job, ports.now())) return leased.undo(TOO_LONG);
  const sides = await sidesOf(ports, leased);
  const verdict = await compare(ports, leased, sides);
  if (verdict === 'more') return CONTINUE;
  return verdict === 'same' ? leased.enter('switching') : leased.undo(verdict.difference);
};

type Verdict = 'same' | 'more' | { readonly difference: string };

async function compare(ports: MovePorts, leased: LeasedMove, sides: MoveSides): Promise<Verdict> {
  if (leased.job.cursor?.store !== 'objects') {
    const items = await record(ports, leased, itemParts(ports, leased.job, sides));
    if (items !== 'same') return items;
    await leased.save({ cursor: { store: 'objects' } });
  }
  const parts = isSamePrefix(sides.source, sides.target) ? countedParts : objectParts;
  return record(ports, leased, parts(ports, leased.job, sides));
}

type Part = Pick<Move, 'cursor'> &
  Pick<Move['report'], 'source' | 'target'> & { readonly difference?: string };

type Parts = (ports: MovePorts, move: Move, sides: MoveSides) => AsyncGenerator<Part>;

async function record(
  ports: MovePorts,
  leased: LeasedMove,
  parts: AsyncIterable<Part>,
): Promise<Verdict> {
  for await (const { cursor, source, target, difference } of parts) {
    if (difference !== undefined) return { difference };
    await leased.save({ cursor, report: { ...leased.job.report, source, target } });
    if (ports.isOver()) return 'more';
  }
  return 'same';
}

const itemParts: Parts = async function* (ports, { cursor, report, reached }, sides) {
  const { source, target, from } = sides;
  const run = {
    ...cursor,
    source: report.source,
    target: report.target,
    from,
    // Of a shared table both sides are the same items, and are counted.
    to: isSameTable(source, target) ? from : sides.to,
    // One moment for all pieces: what expires meanwhile would make the sides unlike.
    asOf: reached.verifying ?? ports.now(),
    now: ports.now,
  };
  for await (const { partition, after, ...part } of compareItems(ports.items, run)) {
    yield { ...part, cursor: { store: 'items', partition, after } };
  }
};

const objectParts: Parts = async function* (ports, { cursor, report, reached, manifest }, sides) {
  const caughtUpFrom = reached['catching-up'] ?? ports.now();
  const { longestUploadSeconds } = ports.waits;
  // S3 may date an object by when its upload began, and list it only when it has ended.
  const foundBefore = new Date(caughtUpFrom.getTime() - longestUploadSeconds * 1_000);
  const { from, to } = sides;
  const { source, target } = report;
  const run = { ...cursor, from, to, source, target, manifest, foundBefore };
  for await (const { after, readPage, ...part } of compareObjects(ports.objects, run)) {
    yield { ...part, cursor: { store: 'objects', after, readPage } };
  }
};

/** Of a shared prefix both sides are the same objects, and are counted. */
const countedParts: Parts = async function* (ports, { cursor, report }, { from }) {
  const run = { at: from, tally: report.source, after: cursor?.after };
  for await (const { after, tally } of countObjects(ports.objects, run)) {
    const { objects, objectBytes } = tally;
    const target = { ...report.target, objects, objectBytes };
    yield { cursor: { store: 'objects', after }, source: tally, target };
  }
};
