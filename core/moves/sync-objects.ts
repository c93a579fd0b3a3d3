import { allEnded } from '../../kit/all-ended.ts';
import { batched } from '../../kit/batched.ts';
import { objectRows, positionAfter, type ObjectsRun, type Row } from './object-rows.ts';
import type { CopiedObject, PlacementObjects } from './placement-objects.ts';

export type ObjectsSynced = {
  readonly after: string;
  readonly pages: number;
  readonly readPage: number;
  readonly objectsCopied: number;
  readonly objectsDeleted: number;
};

export type ObjectsSync = ObjectsRun & {
  /** Of the manifest that is written. */
  readonly generation: number;
  readonly pages?: number;
};

const ROWS_AT_ONCE = 500;
/** So many bytes to copy as one run of a function can surely settle. */
const BYTES_AT_ONCE = 256 * 1024 ** 2;
const COPIES_AT_ONCE = 8;

/**
 * Makes the objects of the target those of the source. What was copied before and changed at neither
 * since is not read again; all that lies at both stands in the manifest that this writes.
 */
export async function* syncObjects(
  objects: PlacementObjects,
  sync: ObjectsSync,
): AsyncGenerator<ObjectsSynced> {
  let { pages = 0, readPage } = sync;
  for await (const rows of rowBatches(objects, sync)) {
    const { entries, ...counts } = await settle(objects, sync, rows);
    await objects.writePage(sync.to, { generation: sync.generation, page: pages }, entries);
    pages += 1;
    const position = positionAfter(rows, readPage);
    readPage = position.readPage;
    yield { ...position, pages, ...counts };
  }
}

export const rowBatches = (objects: PlacementObjects, run: ObjectsRun) =>
  batched(objectRows(objects, run), BYTES_AT_ONCE, (row) =>
    Math.max(isUnchanged(row) ? 0 : (row.source?.bytes ?? 0), BYTES_AT_ONCE / ROWS_AT_ONCE),
  );

const isUnchanged = ({ source, target, entry }: Row): boolean =>
  entry !== undefined && entry.sourceTag === source?.tag && entry.targetTag === target?.tag;

async function settle(objects: PlacementObjects, sync: ObjectsSync, rows: readonly Row[]) {
  const gone = rows.filter(({ source, target }) => !source && target);
  const kept = rows.filter(isUnchanged).flatMap(({ entry }) => (entry ? [withoutPage(entry)] : []));
  const changed = rows.filter((row) => row.source && !isUnchanged(row));
  const copied = await copyAll(
    objects,
    sync,
    changed.map(({ key }) => key),
  );
  // Deleted at the source between its listing and its reading; there may be an older copy of it.
  const lost = changed.filter(({ key }) => !copied.some((one) => one.key === key));
  const deleted = [...gone, ...lost].filter(({ target }) => target).map(({ key }) => key);
  if (deleted.length > 0) await objects.delete(sync.to, deleted);

  const byKey = new Map([...kept, ...copied].map((entry) => [entry.key, entry]));
  return {
    entries: rows.flatMap(({ key }) => byKey.get(key) ?? []),
    objectsCopied: copied.length,
    objectsDeleted: deleted.length,
  };
}

const withoutPage = ({ key, bytes, sha256, sourceTag, targetTag }: CopiedObject): CopiedObject => ({
  key,
  bytes,
  sha256,
  sourceTag,
  targetTag,
});

/** A few at once; those that are gone meanwhile are left out. */
export async function copyAll(
  objects: PlacementObjects,
  { from, to }: Pick<ObjectsRun, 'from' | 'to'>,
  keys: readonly string[],
): Promise<CopiedObject[]> {
  const copied: CopiedObject[] = [];
  const left = keys.values();
  const copyOn = async () => {
    for (const key of left) {
      const copy = await objects.copy({ from, to, key });
      if (copy) copied.push(copy);
    }
  };
  await allEnded(Array.from({ length: COPIES_AT_ONCE }, copyOn));
  return copied;
}
