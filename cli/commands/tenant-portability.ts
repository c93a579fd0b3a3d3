import { createReadStream, createWriteStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { CommandFailure } from '../command-failure.ts';
import type { CliContext } from '../context.ts';
import { EXIT } from '../exit-codes.ts';
import { onceAtMost, type KeyOption } from '../once-at-most.ts';
import type { AnswerOf } from '../operations.ts';
import { bytes as sizeText, table } from '../output.ts';
import { withIdHint } from '../with-id-hint.ts';

export type ExportOptions = KeyOption & { readonly output?: string };
type Export = AnswerOf<'getTenantExport'>;
type Import = AnswerOf<'getTenantImport'>;
type View = Export | Import;

const LOOK_MS = 500;
const LONGEST_LOOK_MS = 5_000;
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
  const ended = await untilEnded(context, begun, look);
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
  const ended = await untilEnded(context, begun, look);
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

/** Shows each phase as it begins, until the job ends; a failure of it is the command's. */
async function untilEnded<Shown extends View>(
  { output, surroundings }: CliContext,
  begun: Shown,
  look: () => Promise<Shown>,
): Promise<Shown> {
  let current = begun;
  let told = '';
  let pause = LOOK_MS;
  while (current.state === 'running') {
    if (current.phase !== told) output.remark(`  ${current.phase}`);
    told = current.phase;
    await sleep(pause, undefined, { signal: surroundings.interrupted });
    pause = Math.min(pause * 1.5, LONGEST_LOOK_MS);
    current = await look();
  }
  if (current.state === 'succeeded') return current;
  throw new CommandFailure('The job failed.', {
    details: current.failure === undefined ? [] : [current.failure],
    problem: current,
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
