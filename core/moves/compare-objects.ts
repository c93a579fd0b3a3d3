import { chained } from './chain.ts';
import type { Tally } from './move.ts';
import type { CopiedObject, ObjectPlaces } from './object-places.ts';
import { rowsOf, type ObjectsRun, type Row } from './rows-of.ts';

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
 * copied, and its tag tells that the copy is still that one.
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
    if (difference !== null) {
      yield { source, target, after, readPage, difference };
      return;
    }
    source = withObject(source, row.entry);
    target = withObject(target, row.entry);
    rows += 1;
    if (rows % ROWS_AT_ONCE === 0) yield { source, target, after, readPage };
  }
  if (rows % ROWS_AT_ONCE > 0) yield { source, target, after, readPage };
}

const withObject = (tally: Tally, entry: CopiedObject | undefined): Tally =>
  entry
    ? {
        ...tally,
        objects: tally.objects + 1,
        objectBytes: tally.objectBytes + entry.bytes,
        objectsSha256: chained(tally.objectsSha256, `${entry.key}\0${entry.sha256}`),
      }
    : tally;

/**
 * Uploads by links know no pause: what is new or other at the old place since it was copied is no
 * difference, but a late upload, which is brought over after the switch.
 */
function differenceOf({ source, target, entry }: Row): string | null {
  if (!entry) return target ? 'An object is only at the new place.' : null;
  if (!source) return 'An object is gone at the old place.';
  if (!target) return 'An object is missing at the new place.';
  return target.tag === entry.targetTag ? null : 'An object changed at the new place.';
}
