import { chained } from './chain.ts';
import type { Tally } from './move.ts';
import type { CopiedObject, ObjectPlaces } from './object-places.ts';
import { rowsOf, type ObjectsRun, type Row } from './rows-of.ts';
import { isUnchanged } from './sync-objects.ts';

export type ObjectsCompared = {
  readonly source: Tally;
  readonly target: Tally;
  readonly after: string;
  readonly readPage: number;
  readonly difference?: string;
};

type Comparison = ObjectsRun & { readonly source: Tally; readonly target: Tally };

const ROWS_AT_ONCE = 1_000;

/**
 * Compares both places with the manifest: the content of each object was read at both when it was
 * copied, and its tags tell that it has changed at neither since.
 */
export async function* compareObjects(
  places: ObjectPlaces,
  run: Comparison,
): AsyncGenerator<ObjectsCompared> {
  let { source, target, readPage = 0 } = run;
  let rows = 0;
  let after = '';
  for await (const row of rowsOf(places, run)) {
    const difference = differenceOf(row);
    after = row.key;
    readPage = row.entry?.page ?? readPage;
    if (difference !== null || !row.entry) {
      yield { source, target, after, readPage, difference: difference ?? '' };
      return;
    }
    source = withObject(source, row.entry);
    target = withObject(target, row.entry);
    rows += 1;
    if (rows % ROWS_AT_ONCE === 0) yield { source, target, after, readPage };
  }
  if (rows % ROWS_AT_ONCE > 0) yield { source, target, after, readPage };
}

const withObject = (tally: Tally, { key, bytes, sha256 }: CopiedObject): Tally => ({
  ...tally,
  objects: tally.objects + 1,
  objectBytes: tally.objectBytes + bytes,
  objectsSha256: chained(tally.objectsSha256, `${key}\0${sha256}`),
});

function differenceOf(row: Row): string | null {
  if (!row.source) return 'An object is only at the new place.';
  if (!row.target) return 'An object is missing at the new place.';
  return isUnchanged(row) ? null : 'An object changed since it was copied.';
}
