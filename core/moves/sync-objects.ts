import { allEnded } from '../../kit/all-ended.ts';
import type { CopiedObject, ObjectPlaces } from './object-places.ts';
import { rowsOf, type ObjectsRun, type Row } from './rows-of.ts';

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
const BYTES_AT_ONCE = 256 * 1024 ** 2;
const COPIES_AT_ONCE = 8;

/**
 * Makes the objects of one place those of the other. What was copied before and changed at neither
 * place since is not read again; all that lies at both stands in the manifest that this writes.
 */
export async function* syncObjects(
  places: ObjectPlaces,
  sync: ObjectsSync,
): AsyncGenerator<ObjectsSynced> {
  let { pages = 0, readPage = 0 } = sync;
  for await (const rows of batched(rowsOf(places, sync))) {
    const { entries, ...counts } = await settle(places, sync, rows);
    await places.writePage(sync.to, { generation: sync.generation, page: pages }, entries);
    pages += 1;
    readPage = rows.findLast(({ entry }) => entry)?.entry?.page ?? readPage;
    yield { after: rows.at(-1)?.key ?? '', pages, readPage, ...counts };
  }
}

export const isUnchanged = ({ source, target, entry }: Row): boolean =>
  entry !== undefined && entry.sourceTag === source?.tag && entry.targetTag === target?.tag;

async function settle(places: ObjectPlaces, sync: ObjectsSync, rows: readonly Row[]) {
  const gone = rows.filter(({ source, target }) => !source && target);
  const kept = rows.filter(isUnchanged).flatMap(({ entry }) => (entry ? [withoutPage(entry)] : []));
  const changed = rows.filter((row) => row.source && !isUnchanged(row));
  const copied = await copyAll(
    places,
    sync,
    changed.map(({ key }) => key),
  );
  // Deleted at the source between its listing and its reading; there may be an older copy of it.
  const lost = changed.filter(({ key }) => !copied.some((one) => one.key === key));
  const deleted = [...gone, ...lost].filter(({ target }) => target).map(({ key }) => key);
  if (deleted.length > 0) await places.delete(sync.to, deleted);

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
  places: ObjectPlaces,
  { from, to }: Pick<ObjectsRun, 'from' | 'to'>,
  keys: readonly string[],
): Promise<CopiedObject[]> {
  const copied: CopiedObject[] = [];
  const left = keys.values();
  const copyOn = async () => {
    for (const key of left) {
      const copy = await places.copy({ from, to, key });
      if (copy) copied.push(copy);
    }
  };
  await allEnded(Array.from({ length: COPIES_AT_ONCE }, copyOn));
  return copied;
}

/** So many rows, or so many bytes to copy, as one run of a function can surely settle. */
export async function* batched(rows: AsyncIterable<Row>): AsyncGenerator<Row[]> {
  let batch: Row[] = [];
  let bytes = 0;
  for await (const row of rows) {
    batch.push(row);
    bytes += isUnchanged(row) ? 0 : (row.source?.bytes ?? 0);
    if (batch.length < ROWS_AT_ONCE && bytes < BYTES_AT_ONCE) continue;
    yield batch;
    batch = [];
    bytes = 0;
  }
  if (batch.length > 0) yield batch;
}
