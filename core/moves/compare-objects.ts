import { batched } from '../../kit/batched.ts';
import { chainedHash } from '../../kit/chained-hash.ts';
import type { TenantScope } from '../tenancy/tenant-context.ts';
import type { Tallies } from './compare-items.ts';
import type { Tally } from './move.ts';
import {
  objectRows,
  positionAfter,
  tenantObjects,
  type ObjectsRun,
  type Row,
} from './object-rows.ts';
import type { PlacedObject, PlacementObjects } from './placement-objects.ts';

export type ObjectsCompared = Tallies & {
  readonly after: string;
  readonly readPage: number;
  readonly difference?: string;
};

type Comparison = ObjectsRun &
  Tallies & {
    /** What was uploaded before, whatever its upload took, the passes must have found. */
    readonly foundBefore: Date;
  };

const ROWS_AT_ONCE = 1_000;

/**
 * Compares both placements with the manifest: the content of each object was read at both when it was
 * copied, and its tag tells that the copy is still that one. Counts what both listings show of it; a
 * late upload is counted when it is brought over.
 */
export async function* compareObjects(
  objects: PlacementObjects,
  run: Comparison,
): AsyncGenerator<ObjectsCompared> {
  let { source, target, readPage } = run;
  for await (const rows of batched(objectRows(objects, run), ROWS_AT_ONCE)) {
    const position = positionAfter(rows, readPage);
    for (const row of rows) {
      const difference = differenceOf(row, run.foundBefore);
      if (difference !== null) {
        yield { source, target, ...position, difference };
        return;
      }
      if (isLate(row)) continue;
      source = withObject(source, row.source, row.entry?.sha256);
      target = withObject(target, row.target, row.entry?.sha256);
    }
    readPage = position.readPage;
    yield { source, target, ...position };
  }
}

type Counting = { readonly at: TenantScope; readonly tally: Tally; readonly after?: string };

/** Counts objects that stay where they are. */
export async function* countObjects(
  objects: PlacementObjects,
  { at, tally, after: start }: Counting,
): AsyncGenerator<{ readonly after: string; readonly tally: Tally }> {
  for await (const page of batched(tenantObjects(objects, at, start), ROWS_AT_ONCE)) {
    tally = page.reduce((sum, object) => withObject(sum, object), tally);
    yield { after: page.at(-1)?.key ?? '', tally };
  }
}

const isLate = ({ source, entry }: Row): boolean =>
  source !== undefined && source.tag !== entry?.sourceTag;

/** Hashed where its content was read. */
const withObject = (tally: Tally, listed: PlacedObject | undefined, sha256?: string): Tally =>
  listed
    ? {
        ...tally,
        objects: tally.objects + 1,
        objectBytes: tally.objectBytes + listed.bytes,
        ...(sha256 && { objectsSha256: chainedHash(tally.objectsSha256, listed.key, sha256) }),
      }
    : tally;

/**
 * Uploads by links know no pause: what is new or other at the source since it was copied is no
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
  const isCopied = target.tag === entry.targetTag && target.bytes === entry.bytes;
  return isCopied ? null : 'An object changed at the new place.';
}
