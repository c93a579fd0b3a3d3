import { isSamePrefix, isSameTable } from '../../tenancy/placement.ts';
import { compareItems } from '../compare-items.ts';
import { compareObjects } from '../compare-objects.ts';
import { countObjects } from '../count-objects.ts';
import type { HeldMove } from '../held-move.ts';
import { isTooLong } from './copy.ts';
import { CONTINUE, endsOf, type AdvancePorts, type Ends, type Phase } from './phase.ts';

/** Compares all of both places, and writes nothing: any difference ends the move. */
export const verify: Phase = async (ports, held) => {
  if (isTooLong(held.move, ports.now())) {
    await held.refuse(
      'The tenant would have been read-only for longer than a move may keep it so.',
    );
    return CONTINUE;
  }
  const ends = await endsOf(ports, held.move);
  const verdict = await compare(ports, held, ends);
  if (verdict === 'same') await held.enter('switching');
  else if (verdict !== 'more') await held.refuse(verdict.difference);
  return CONTINUE;
};

type Verdict = 'same' | 'more' | { readonly difference: string };

async function compare(ports: AdvancePorts, held: HeldMove, ends: Ends): Promise<Verdict> {
  if (held.move.cursor?.store !== 'objects') {
    const items = await compareAllItems(ports, held, ends);
    if (items !== 'same') return items;
    await held.save({ cursor: { store: 'objects' } });
  }
  return isSamePrefix(ends.old, ends.new)
    ? countAllObjects(ports, held, ends)
    : compareAllObjects(ports, held, ends);
}

async function compareAllItems(ports: AdvancePorts, held: HeldMove, ends: Ends): Promise<Verdict> {
  const { cursor, source, target, reached } = held.move;
  // One moment for all pieces: what expires meanwhile would make the sides unlike.
  const asOf = reached.verifying ?? ports.now();
  // Of a shared table both sides are the same items, and are counted.
  const isSame = isSameTable(ends.old, ends.new);
  const run = {
    from: ends.from,
    to: isSame ? ends.from : ends.to,
    ...cursor,
    source,
    target,
    asOf,
    now: ports.now,
  };
  for await (const part of compareItems(ports.items, run)) {
    const { partition, after, difference, ...tallies } = part;
    if (difference !== undefined) return { difference };
    await held.save({ cursor: { store: 'items', partition, after }, ...tallies });
    if (ports.isOver()) return 'more';
  }
  return 'same';
}

async function compareAllObjects(
  ports: AdvancePorts,
  held: HeldMove,
  ends: Ends,
): Promise<Verdict> {
  const { cursor, source, target, manifest } = held.move;
  const caughtUpFrom = held.move.reached['catching-up'] ?? ports.now();
  // S3 may date an object by when its upload began, and list it only when it has ended.
  const foundBefore = new Date(caughtUpFrom.getTime() - ports.longestUploadSeconds * 1_000);
  const from = { from: ends.from, to: ends.to, foundBefore };
  const run = { ...from, ...cursor, ...(manifest && { manifest }) };
  for await (const part of compareObjects(ports.objects, { ...run, source, target })) {
    const { after, readPage, difference, ...tallies } = part;
    if (difference !== undefined) return { difference };
    await held.save({ cursor: { store: 'objects', after, readPage }, ...tallies });
    if (ports.isOver()) return 'more';
  }
  return 'same';
}

async function countAllObjects(
  ports: AdvancePorts,
  held: HeldMove,
  { from }: Ends,
): Promise<Verdict> {
  const { cursor, source } = held.move;
  const run = { at: from, tally: source, ...(cursor?.after && { after: cursor.after }) };
  for await (const { after, tally } of countObjects(ports.objects, run)) {
    const { objects, objectBytes } = tally;
    const target = { ...held.move.target, objects, objectBytes };
    await held.save({ cursor: { store: 'objects', after }, source: tally, target });
    if (ports.isOver()) return 'more';
  }
  return 'same';
}
