import { chained } from './chain.ts';
import type { Tally } from './move.ts';
import type { ObjectPlaces, PlacedObject } from './object-places.ts';
import { rowsOf, type ObjectsRun, type Row } from './rows-of.ts';

export type ObjectsCompared = {
  readonly source: Tally;
  readonly target: Tally;
  readonly after: string;
  readonly readPage: number;
  readonly difference?: string;
};

type Comparison = ObjectsRun & {
  readonly source: Tally;
  readonly target: Tally;
  /** What was uploaded before, whatever its upload took, the passes must have found. */
  readonly foundBefore: Date;
};

const ROWS_AT_ONCE = 1_000;

/**
 * Compares both places with the manifest: the content of each object was read at both when it was
 * copied, and its tag tells that the copy is still that one. Counts what both listings show of it; a
 * late upload is counted when it is brought over.
 */
export async function* compareObjects(
  places: ObjectPlaces,
  run: Comparison,
): AsyncGenerator<ObjectsCompared> {
  let { source, target, readPage = 0 } = run;
  let rows = 0;
  let after = '';
  for await (const row of rowsOf(places, run)) {
    const difference = differenceOf(row, run.foundBefore);
    after = row.key;
    readPage = row.entry?.page ?? readPage;
    if (difference !== null) {
      yield { source, target, after, readPage, difference };
      return;
    }
    if (!isLate(row)) {
      source = withObject(source, row, row.source);
      target = withObject(target, row, row.target);
    }
    rows += 1;
    if (rows % ROWS_AT_ONCE === 0) yield { source, target, after, readPage };
  }
  if (rows % ROWS_AT_ONCE > 0) yield { source, target, after, readPage };
}

const isLate = ({ source, entry }: Row): boolean =>
  source !== undefined && source.tag !== entry?.sourceTag;

const withObject = (tally: Tally, { entry }: Row, listed: PlacedObject | undefined): Tally =>
  entry && listed
    ? {
        ...tally,
        objects: tally.objects + 1,
        objectBytes: tally.objectBytes + listed.bytes,
        objectsSha256: chained(tally.objectsSha256, `${listed.key}\0${entry.sha256}`),
      }
    : tally;

/**
 * Uploads by links know no pause: what is new or other at the old place since it was copied is no
 * difference, but a late upload, which is brought over after the switch.
 */
function differenceOf(row: Row, foundBefore: Date): string | null {
  const { source, target, entry } = row;
  if (source && isLate(row) && source.modifiedAt < foundBefore) {
    return 'An object of before the move was not copied.';
  }
  if (!entry) return target ? 'An object is only at the new place.' : null;
  if (!source) return 'An object is gone at the old place.';
  if (!target) return 'An object is missing at the new place.';
  const isSame = target.tag === entry.targetTag && target.bytes === entry.bytes;
  return isSame ? null : 'An object changed at the new place.';
}
