import { doInParts } from '../jobs/do-in-parts.ts';
import type { LeasedMove, MovePorts, MoveSides } from './move-ports.ts';
import { positionAfter, type ObjectsRun, type Row } from './object-rows.ts';
import type { CopiedObject, PlacementObjects } from './placement-objects.ts';
import { copyAll, rowBatches } from './sync-objects.ts';

/** Looks once through the source for what links brought there, from the cursor on. */
export function copyLateUploads(
  ports: MovePorts,
  leased: LeasedMove,
  sides: MoveSides,
): Promise<'done' | 'more'> {
  const { cursor, manifest, latePages } = leased.job;
  const parts = latePass(ports.objects, { ...sides, ...cursor, manifest, latePages });
  return doInParts(ports, parts, ({ latePages, lateUploads, ...position }) => {
    const { report } = leased.job;
    return leased.save({
      latePages,
      cursor: { store: 'objects', ...position },
      report: { ...report, lateUploads: report.lateUploads + lateUploads },
    });
  });
}

type LateRun = ObjectsRun & { readonly latePages: number };

/**
 * Copies what was uploaded to the source by a link from before the switch. Deletes nothing, and takes
 * nothing back that was changed at the target since.
 */
async function* latePass(objects: PlacementObjects, run: LateRun) {
  const known = await lateEntries(objects, run);
  let { latePages, readPage } = run;
  for await (const rows of rowBatches(objects, run)) {
    const keys: string[] = [];
    for (const row of rows) {
      const entry = known.get(row.key) ?? row.entry;
      if (await isLate(row, entry, () => objects.isCopy(run.to, row.key))) keys.push(row.key);
    }
    const copied = await copyAll(objects, run, keys);
    if (copied.length > 0) {
      await objects.writePage(run.to, { generation: 'late', page: latePages }, copied);
      latePages += 1;
    }
    const position = positionAfter(rows, readPage);
    readPage = position.readPage;
    yield { ...position, latePages, lateUploads: copied.length };
  }
}

async function lateEntries(objects: PlacementObjects, { to, latePages }: LateRun) {
  const entries = new Map<string, CopiedObject>();
  for (let page = 0; page < latePages; page += 1) {
    for (const entry of await objects.readPage(to, { generation: 'late', page })) {
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
  // Another one lies at the target than is known of: a copy by a run that ended before it was
  // recorded, of whatever version, or what a user uploaded there; of uploads the last one counts.
  return target.modifiedAt <= source.modifiedAt || isCopy();
}
