import type { CopiedObject, ObjectPlaces } from './object-places.ts';
import { rowsOf, type ObjectsRun, type Row } from './rows-of.ts';
import { batched, copyAll } from './sync-objects.ts';

export type LateCopied = {
  readonly after: string;
  readonly readPage: number;
  readonly latePages: number;
  readonly lateUploads: number;
};

type LateRun = ObjectsRun & { readonly latePages: number };

/**
 * Copies what was uploaded to the old place by a link from before the switch. Nothing is deleted, and
 * nothing taken back that was changed at the new place since.
 */
export async function* copyLateUploads(
  places: ObjectPlaces,
  run: LateRun,
): AsyncGenerator<LateCopied> {
  const known = await lateEntries(places, run);
  let { latePages, readPage = 0 } = run;
  for await (const rows of batched(rowsOf(places, run))) {
    const copied = await copyAll(places, run, await lateKeys(places, { run, rows, known }));
    if (copied.length > 0) {
      await places.writePage(run.to, { generation: 'late', page: latePages }, copied);
      latePages += 1;
    }
    readPage = rows.findLast(({ entry }) => entry)?.entry?.page ?? readPage;
    yield { after: rows.at(-1)?.key ?? '', readPage, latePages, lateUploads: copied.length };
  }
}

type Looked = {
  readonly run: LateRun;
  readonly rows: readonly Row[];
  readonly known: ReadonlyMap<string, CopiedObject>;
};

async function lateKeys(places: ObjectPlaces, { run, rows, known }: Looked): Promise<string[]> {
  const late: string[] = [];
  for (const row of rows) {
    const entry = known.get(row.key) ?? row.entry;
    if (await isLate(row, entry, () => places.isCopy(run.to, row.key))) late.push(row.key);
  }
  return late;
}

async function lateEntries(places: ObjectPlaces, { to, latePages }: LateRun) {
  const entries = new Map<string, CopiedObject>();
  for (let page = 0; page < latePages; page += 1) {
    for (const entry of await places.readPage(to, { generation: 'late', page })) {
      entries.set(entry.key, entry);
    }
  }
  return entries;
}

async function isLate(
  { source, target }: Row,
  known: CopiedObject | undefined,
  isCopy: () => Promise<boolean>,
): Promise<boolean> {
  if (!source || source.tag === known?.sourceTag) return false;
  if (!target || target.tag === known?.targetTag) return true;
  // Another one lies at the new place than is known of: a copy by a run that ended before it was
  // recorded, of whatever version, or what a user uploaded there; of uploads the last one counts.
  return target.modifiedAt <= source.modifiedAt || isCopy();
}
