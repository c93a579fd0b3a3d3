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
    const late = rows.filter((row) => isLate(row, known.get(row.key) ?? row.entry));
    const copied = await copyAll(
      places,
      run,
      late.map(({ key }) => key),
    );
    if (copied.length > 0) {
      await places.writePage(run.to, { generation: 'late', page: latePages }, copied);
      latePages += 1;
    }
    readPage = rows.findLast(({ entry }) => entry)?.entry?.page ?? readPage;
    yield { after: rows.at(-1)?.key ?? '', readPage, latePages, lateUploads: copied.length };
  }
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

function isLate({ source, target }: Row, known: CopiedObject | undefined): boolean {
  if (!source || source.tag === known?.sourceTag) return false;
  // Another one than was copied lies at the new place: whichever was uploaded last counts.
  const isOther = target !== undefined && target.tag !== known?.targetTag;
  return !isOther || target.modifiedAt <= source.modifiedAt;
}
