import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { createGunzip } from 'node:zlib';
import { CommandFailure } from '../command-failure.ts';
import type { CliContext } from '../context.ts';
import type { AnswerOf } from '../operations.ts';
import { auditPage, type AuditFilterOptions } from './audit.ts';

export type ExportOptions = AuditFilterOptions & { readonly file?: string };
type Export = AnswerOf<'getAuditExport'>;

const LOOK_MS = 500;
const LONGEST_LOOK_MS = 5_000;

/** `freehold audit export`: each entry a line of JSON, and a manifest as the last one. */
export async function exportAudit(
  context: CliContext,
  { file, ...filter }: ExportOptions,
): Promise<void> {
  const { output, surroundings } = context;
  const open = () =>
    file === undefined ? unended(surroundings.stdout) : createWriteStream(file, FOR_OWNER);
  if (filter.platform) return exportPages(context, filter, open());
  const { download, entries } = await finished(context, filter);
  const answer = await fetch(download?.url ?? '', { signal: surroundings.interrupted });
  if (!answer.ok || !answer.body) {
    throw new CommandFailure(`The export could not be downloaded: ${answer.status}.`);
  }
  await pipeline(Readable.fromWeb(answer.body), createGunzip(), open());
  output.remark(`Entries exported: ${entries}`);
}

const FOR_OWNER = { mode: 0o600 };

/** Standard output is not ended with the export. */
const unended = (stdout: NodeJS.WritableStream) =>
  new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      if (stdout.write(chunk)) done();
      else stdout.once('drain', done);
    },
  });

/** The export, once it is written. */
async function finished(
  { call, surroundings, output }: CliContext,
  { tenantId, actor, action, target, from, to }: AuditFilterOptions,
): Promise<Export> {
  const body = { actor, action, target, from, to };
  const headers = { 'idempotency-key': randomUUID() };
  let current: Export = tenantId
    ? await call('startTenantAuditExport', { params: { tenantId }, headers, body })
    : await call('startAuditExport', { headers, body });
  const { id: exportId } = current;
  for (
    let pause = LOOK_MS;
    current.state === 'running';
    pause = Math.min(pause * 1.5, LONGEST_LOOK_MS)
  ) {
    await sleep(pause, undefined, { signal: surroundings.interrupted });
    current = tenantId
      ? await call('getTenantAuditExport', { params: { tenantId, exportId } })
      : await call('getAuditExport', { params: { exportId } });
  }
  if (current.state === 'succeeded') return current;
  output.remark(`Export ${exportId}`);
  throw new CommandFailure(`The export failed: ${current.failure ?? 'nobody said why'}`);
}

const MOST = 100;

/** The operators' own log is small, and no tenant's: it has no jobs. */
async function exportPages(context: CliContext, filter: AuditFilterOptions, to: Writable) {
  let count = 0;
  const lines = async function* () {
    let cursor: string | undefined;
    do {
      const page = await auditPage(context, filter, { limit: MOST, cursor });
      for (const entry of page.items) yield `${JSON.stringify(entry)}\n`;
      count += page.items.length;
      cursor = page.nextCursor;
    } while (cursor !== undefined);
  };
  await pipeline(Readable.from(lines()), to);
  context.output.remark(`Entries exported: ${count}`);
}
