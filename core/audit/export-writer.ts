import { gzipSync } from 'node:zlib';
import { textOfLines } from '../../kit/text-of-lines.ts';
import type { JobChange } from '../jobs/leased-job.ts';
import type { AuditEntryId } from './audit-entry.ts';
import type { AuditExports, ExportUpload } from './audit-exports.ts';
import type { AuditExport } from './export-record.ts';
import { digestAfter, exportedLine, manifestLine } from './export-manifest.ts';
import { listAudit, type ListAuditPorts } from './list-audit.ts';

const ENTRIES_AT_ONCE = 1_000;
/** S3 takes no smaller part but the last one: https://docs.aws.amazon.com/AmazonS3/latest/userguide/qfacts.html */
const PART_BYTES = 8 * 1024 ** 2;

export type ExportWriterPorts = ListAuditPorts & { readonly exports: AuditExports };

type Progress = Pick<AuditExport, 'report'> & {
  readonly upload: NonNullable<AuditExport['upload']>;
  readonly digest: string;
  readonly after: AuditEntryId | undefined;
};

/**
 * Writes an export on from where its record says. It holds one page and one part: each page is compressed by itself, for
 * gzip takes one stream after the other as one (RFC 1952, 2.2).
 */
export class ExportWriter {
  readonly #ports: ExportWriterPorts;
  readonly #job: AuditExport;
  #progress: Progress;
  #held: Uint8Array[];

  private constructor(ports: ExportWriterPorts, job: AuditExport, held: Uint8Array[]) {
    const { upload, cursor, report } = job;
    if (!upload) throw new Error('An export is written that was not begun.');
    this.#ports = ports;
    this.#job = job;
    this.#held = held;
    this.#progress = { upload, report, digest: cursor?.digest ?? '', after: cursor?.after };
  }

  static async goOn(ports: ExportWriterPorts, job: AuditExport): Promise<ExportWriter> {
    const { tenantId, id: jobId, cursor } = job;
    const rest = cursor?.rest && (await ports.exports.rest({ tenantId, jobId }, cursor.rest));
    return new ExportWriter(ports, job, rest ? [rest] : []);
  }

  /** Whether it was the last one. */
  async addPage(): Promise<boolean> {
    const { tenantId, filter } = this.#job;
    const page = { limit: ENTRIES_AT_ONCE, after: this.#progress.after };
    const { items, next } = await listAudit(this.#ports, { tenantId, ...filter }, page);
    const lines = items.map(exportedLine);
    const { report } = this.#progress;
    this.#hold(lines);
    this.#progress = {
      ...this.#progress,
      digest: lines.reduce(digestAfter, this.#progress.digest),
      after: next as AuditEntryId | undefined,
      report: { ...report, entries: report.entries + lines.length },
    };
    return next === undefined;
  }

  /** Null where there is not enough of it yet. */
  async putFullPart(): Promise<JobChange<AuditExport> | null> {
    if (sizeOf(this.#held) < PART_BYTES) return null;
    await this.#putPart();
    return this.#change();
  }

  /** Keeps what is too small for a part. */
  async pause(): Promise<JobChange<AuditExport>> {
    const { after = 'begun' } = this.#progress;
    if (this.#held.length === 0) return this.#change();
    await this.#ports.exports.putRest(this.#upload(), after, Buffer.concat(this.#held));
    return this.#change(after);
  }

  async end(): Promise<JobChange<AuditExport>> {
    const { upload, report, digest: sha256 } = this.#progress;
    const { tenantId, filter } = this.#job;
    const times = { from: filter.from?.toISOString(), to: filter.to.toISOString() };
    const { entries } = report;
    const { heads } = upload;
    this.#hold([
      manifestLine({ tenantId, filter: { ...filter, ...times }, entries, sha256, heads }),
    ]);
    await this.#putPart();
    return { upload: this.#progress.upload, report: this.#progress.report };
  }

  #hold(lines: readonly string[]): void {
    if (lines.length > 0) this.#held.push(gzipSync(textOfLines(lines)));
  }

  async #putPart(): Promise<void> {
    const { upload, report } = this.#progress;
    const number = upload.parts.length + 1;
    const part = await this.#ports.exports.putPart(
      this.#upload(),
      number,
      Buffer.concat(this.#held),
    );
    this.#progress = {
      ...this.#progress,
      upload: { ...upload, parts: [...upload.parts, part] },
      report: { ...report, bytes: report.bytes + sizeOf(this.#held) },
    };
    this.#held = [];
  }

  #upload(): ExportUpload {
    const { tenantId, id: jobId } = this.#job;
    return { tenantId, jobId, uploadId: this.#progress.upload.uploadId };
  }

  #change(rest?: string): JobChange<AuditExport> {
    const { upload, report, digest, after } = this.#progress;
    return { upload, report, ...(after && { cursor: { after, digest, ...(rest && { rest }) } }) };
  }
}

const sizeOf = (parts: readonly Uint8Array[]): number =>
  parts.reduce((sum, { length }) => sum + length, 0);
