import { createReadStream, createWriteStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { CommandFailure } from '../command-failure.ts';
import type { CliContext } from '../context.ts';
import { EXIT } from '../exit-codes.ts';
import { onceAtMost, type KeyOption } from '../once-at-most.ts';
import type { AnswerOf } from '../operations.ts';
import { bytes as sizeText, table } from '../output.ts';
import { waitForJob } from '../wait-for-job.ts';
import { withIdHint } from '../with-id-hint.ts';

export type ExportOptions = KeyOption & { readonly output?: string };
type Export = AnswerOf<'getTenantExport'>;
type Import = AnswerOf<'getTenantImport'>;
type View = Export | Import;

/** Of an archive: it holds all that the tenant has. */
const FOR_OWNER = { mode: 0o600 };

/** `freehold tenant export ID --output FILE` */
export async function exportTenant(
  context: CliContext,
  tenantId: string,
  { output: file, ...options }: ExportOptions,
): Promise<void> {
  const { call, output } = context;
  const params = { tenantId };
  const begun = await withIdHint(tenantId, () =>
    onceAtMost(context, options, (headers) => call('startTenantExport', { params, headers })),
  );
  output.remark(`Exporting ${tenantId} (${begun.id})`);
  const exportId = begun.id;
  const look = () => call('getTenantExport', { params: { ...params, exportId } });
  const ended = await succeeded(context, begun, look);
  if (file !== undefined) await download(context, ended, file);
  output.result(ended, [
    ...linesOf('Export', ended),
    ...table([['Kept until', ended.expiresAt], ...(file === undefined ? [] : [['File', file]])]),
  ]);
}

async function download({ surroundings }: CliContext, { download: link }: Export, file: string) {
  const answer = await fetch(link?.url ?? '', { signal: surroundings.interrupted });
  if (!answer.ok || !answer.body) {
    throw new CommandFailure(`The archive could not be downloaded: ${answer.status}.`);
  }
  await pipeline(Readable.fromWeb(answer.body), createWriteStream(file, FOR_OWNER));
}

/** `freehold tenant import ID FILE` */
export async function importTenant(
  context: CliContext,
  { tenantId, file }: { readonly tenantId: string; readonly file: string },
  options: KeyOption,
): Promise<void> {
  const { call, output } = context;
  const size = await sizeOf(file);
  const params = { tenantId };
  const begun = await withIdHint(tenantId, () =>
    onceAtMost(context, options, (headers) =>
      call('startTenantImport', { params, headers, body: { size } }),
    ),
  );
  output.remark(`Importing ${file} into ${tenantId} (${begun.id})`);
  await upload(context, begun, file);
  const importId = begun.id;
  const look = () => call('getTenantImport', { params: { ...params, importId } });
  const ended = await succeeded(context, begun, look);
  output.result(ended, linesOf('Import', ended));
}

async function sizeOf(file: string): Promise<number> {
  try {
    return (await stat(file)).size;
  } catch (cause) {
    throw new CommandFailure(`There is no file ${file}.`, { exitCode: EXIT.invalid, cause });
  }
}

/** One that is there already, by a command that was broken off, is left as it is. */
async function upload({ surroundings }: CliContext, { upload: link }: Import, file: string) {
  if (!link) return;
  const { url, headers } = link;
  const body = Readable.toWeb(createReadStream(file)) as RequestInit['body'];
  const sent = { method: 'PUT', headers, body, duplex: 'half', signal: surroundings.interrupted };
  const answer = await fetch(url, sent as RequestInit);
  if (!answer.ok && answer.status !== 412) {
    throw new CommandFailure(`The archive could not be uploaded: ${answer.status}.`);
  }
}

/** The job once it has succeeded; a failure of it is the command's. */
async function succeeded<Shown extends View>(
  context: CliContext,
  begun: Shown,
  look: () => Promise<Shown>,
): Promise<Shown> {
  const ended = await waitForJob(context, begun, { look });
  if (ended.state === 'succeeded') return ended;
  throw new CommandFailure('The job failed.', {
    details: ended.failure === undefined ? [] : [ended.failure],
    problem: ended,
  });
}

const linesOf = (label: string, { id, state, bytes, entries, counts }: View): string[] =>
  table([
    [label, id],
    ['State', state],
    ['Entries', String(entries)],
    ['Size', sizeText(bytes)],
    ...Object.entries(counts).map(([kind, count]) => [`  ${kind}`, String(count)]),
  ]);
