import { Readable } from 'node:stream';
import { CONTINUE, type JobOutcome } from '../jobs/job-outcome.ts';
import type { LeasedJob } from '../jobs/leased-job.ts';
import type { TenantScope } from '../tenancy/tenant-context.ts';
import type { Tenant } from '../tenants/tenant.ts';
import { ARCHIVE_FORMAT, FILE, filePath, linesPath, NOTIFICATIONS, RECORDS } from './archive.ts';
import { handedOverName, type ArchiveOf, type ArchiveStore } from './archive-store.ts';
import { ArchiveWriter } from './archive-writer.ts';
import type { TenantExport } from './export-record.ts';
import type { TenantContents } from './tenant-contents.ts';

export type WriteContentsPorts = {
  readonly store: ArchiveStore;
  readonly contents: TenantContents;
  readonly now: () => Date;
  readonly isOver: () => boolean;
};

type Cursor = NonNullable<TenantExport['cursor']>;
type At<Of extends Cursor['of']> = Extract<Cursor, { readonly of: Of }>;
type Leased = LeasedJob<TenantExport>;
type Run = {
  readonly ports: WriteContentsPorts;
  readonly writer: ArchiveWriter;
  readonly of: ArchiveOf;
  readonly leased: Leased;
};
type Found = { readonly tenant: Tenant; readonly of: ArchiveOf };

/** Of one entry's lines: as much is read and packed in a few seconds. */
const ENTRY_BYTES = 64 * 1024 ** 2;
/** So much at most is written again by the next run when one dies. */
const UNSAVED_BYTES = 256 * 1024 ** 2;
const TEXT_LENGTH = 64 * 1024;

/** Writes entry after entry, and the manifest at the end; what is written is recorded on the way. */
export async function writeContents(
  ports: WriteContentsPorts,
  leased: Leased,
  { tenant, of }: Found,
): Promise<JobOutcome> {
  const { upload, report } = leased.job;
  if (!upload) throw new Error('An export is written that was not opened.');
  const writer = await ArchiveWriter.goOn(ports.store, of, { upload, report });
  const run = { ports, writer, of, leased };
  let cursor: Cursor = leased.job.cursor ?? { of: 'pages', next: 0 };
  while (cursor.of !== 'manifest') {
    cursor = await writeNext(run, cursor);
    const isOver = ports.isOver();
    if (isOver || cursor.of === 'manifest' || writer.unsaved >= UNSAVED_BYTES) {
      await leased.save({ ...(await writer.pause()), cursor });
    }
    if (isOver) return CONTINUE;
  }
  const { id: exportId, startedAt } = leased.job;
  const ended = await writer.end({
    format: ARCHIVE_FORMAT,
    version: 1,
    exportId,
    tenant: { id: tenant.id, slug: tenant.slug, name: tenant.name },
    startedAt: startedAt.toISOString(),
    finishedAt: ports.now().toISOString(),
  });
  return leased.enter('completing', ended);
}

/** Writes what the cursor is at, and says what follows. */
function writeNext(run: Run, cursor: Exclude<Cursor, At<'manifest'>>): Promise<Cursor> {
  if (cursor.of === 'pages') return writePage(run, cursor);
  if (cursor.of === 'notifications') return writeNotifications(run, cursor);
  return cursor.of === 'records' ? writeRecords(run, cursor) : writeFiles(run, cursor);
}

async function writePage({ ports, writer, of, leased }: Run, { next }: At<'pages'>) {
  const pages = leased.job.handedOver?.pages ?? [];
  const page = pages[next];
  if (!page) return { of: 'notifications' } as const;
  const number = pages.slice(0, next + 1).filter(({ part }) => part === page.part).length;
  const content = await ports.store.get(of, handedOverName(next));
  const path = linesPath(page.part, number);
  await writer.add({ path, kind: page.part }, Readable.from([content]));
  return { of: 'pages', next: next + 1 } as const;
}

async function writeNotifications(
  { ports, writer, of: { tenant } }: Run,
  { after, number = 1 }: At<'notifications'>,
): Promise<Cursor> {
  const lines = new Lines(ports.contents.notifications(tenant, after));
  const path = linesPath(NOTIFICATIONS, number);
  await writer.add({ path, kind: NOTIFICATIONS }, lines.read());
  return lines.isWhole
    ? { of: 'records' }
    : { of: 'notifications', after: lines.last, number: number + 1 };
}

async function writeRecords(
  { ports, writer, of: { tenant } }: Run,
  { collection: before, after, number = 1 }: At<'records'>,
): Promise<Cursor> {
  const isBegun = after !== undefined;
  const collection = isBegun ? before : await collectionAfter(ports.contents, tenant, before);
  if (collection === undefined) return { of: 'files' };
  const lines = new Lines(recordsOf(ports.contents, tenant, { collection, after }));
  const path = linesPath(`${RECORDS}/${collection}`, number);
  await writer.add({ path, kind: RECORDS, collection }, lines.read());
  return lines.isWhole
    ? { of: 'records', collection }
    : { of: 'records', collection, after: lines.last, number: number + 1 };
}

async function collectionAfter(contents: TenantContents, tenant: TenantScope, before = '') {
  return (await contents.collections(tenant)).find((one) => one > before);
}

type Line = { readonly key: string; readonly line: object };

async function* recordsOf(
  contents: TenantContents,
  tenant: TenantScope,
  at: Parameters<TenantContents['records']>[1],
): AsyncGenerator<Line> {
  for await (const record of contents.records(tenant, at)) yield { key: record.id, line: record };
}

/** What comes as lines, until they are enough for one entry. */
class Lines {
  readonly #source: AsyncIterable<Line>;
  last: string | undefined;
  isWhole = false;

  constructor(source: AsyncIterable<Line>) {
    this.#source = source;
  }

  async *read(): AsyncGenerator<Uint8Array> {
    let [text, bytes] = ['', 0];
    for await (const { key, line } of this.#source) {
      text += `${JSON.stringify(line)}\n`;
      this.last = key;
      if (text.length < TEXT_LENGTH) continue;
      const piece = Buffer.from(text);
      text = '';
      bytes += piece.length;
      yield piece;
      if (bytes >= ENTRY_BYTES) return;
    }
    this.isWhole = true;
    yield Buffer.from(text);
  }
}

/** One file after the other, until it is time to record what is written. */
async function writeFiles(
  { ports, writer, of: { tenant } }: Run,
  { after }: At<'files'>,
): Promise<Cursor> {
  for await (const file of ports.contents.files(tenant, after)) {
    const { key, id, name, contentType, uploadedAt } = file;
    const facts = { id, name, contentType, uploadedAt: uploadedAt.toISOString() };
    await writer.add({ path: filePath(file), kind: FILE, file: facts }, file.content());
    if (ports.isOver() || writer.unsaved >= UNSAVED_BYTES) return { of: 'files', after: key };
  }
  return { of: 'manifest' };
}
