import { createHash } from 'node:crypto';
import { zipDirectoryEntry, zipEnd, zipEntry, type ZipEntry } from '../../kit/zip.ts';
import { withEntry, type ArchiveReport } from './archive-record.ts';
import { FILE, MANIFEST_PATH, type ArchiveEntry, type ArchiveManifest } from './archive.ts';
import type { ArchiveOf, ArchiveStore, UploadedPart } from './archive-store.ts';
import type { TenantExport } from './export-record.ts';

/** S3 takes no smaller part but the last one: https://docs.aws.amazon.com/AmazonS3/latest/userguide/qfacts.html */
const LEAST_PART_BYTES = 5 * 1024 ** 2;
const PART_BYTES = 16 * 1024 ** 2;
const LARGE_PART_BYTES = 64 * 1024 ** 2;
/** Small ones first, so that no run holds much of what is mostly small; the record has room for so many. */
const SMALL_PARTS = 1_000;
const MOST_PARTS = 4_000;

/** Text shrinks to a tenth; most large files are packed already, and would cost their time alone. */
const LEVELS = { lines: 6, file: 0 } as const;

type Progress = NonNullable<TenantExport['upload']>;
type Written = { readonly zip: ZipEntry; readonly entry: ArchiveEntry };
export type ArchiveProgress = { readonly upload: Progress; readonly report: ArchiveReport };

type Place = { readonly store: ArchiveStore; readonly of: ArchiveOf };
export type NewEntry = Omit<ArchiveEntry, 'bytes' | 'sha256' | 'lines'>;

/** More than the parts of one upload hold. */
export class ArchiveTooLargeError extends Error {
  override readonly name = 'ArchiveTooLargeError';
}

/**
 * Writes an archive on from where its record says. It holds one part and the one on its way; what is written since
 * the last `pause` is written again when the run dies.
 */
export class ArchiveWriter {
  readonly #store: ArchiveStore;
  readonly #of: ArchiveOf;
  #upload: Progress;
  #report: ArchiveReport;
  #held: Uint8Array[];
  #heldBytes: number;
  #sending: Promise<UploadedPart> | undefined;
  #written: Written[] = [];

  private constructor({ store, of }: Place, { upload, report }: ArchiveProgress, rest: Uint8Array) {
    this.#store = store;
    this.#of = of;
    this.#upload = upload;
    this.#report = report;
    this.#held = rest.length > 0 ? [rest] : [];
    this.#heldBytes = rest.length;
  }

  static async goOn(store: ArchiveStore, of: ArchiveOf, start: ArchiveProgress) {
    const { rest } = start.upload;
    const held = rest === undefined ? new Uint8Array() : await store.get(of, rest);
    return new ArchiveWriter({ store, of }, start, held);
  }

  /** Bytes of the archive that only this run knows of. */
  get unsaved(): number {
    return this.#written.reduce((sum, { zip }) => sum + zip.packedBytes, 0);
  }

  async add(entry: NewEntry, content: AsyncIterable<Uint8Array>): Promise<void> {
    const hash = createHash('sha256');
    let lines = 0;
    const isFile = entry.kind === FILE;
    async function* hashed() {
      for await (const piece of content) {
        hash.update(piece);
        if (!isFile) lines += count(piece, LINE_END);
        yield piece;
      }
    }
    const level = isFile ? LEVELS.file : LEVELS.lines;
    const zip = await this.#write(entry.path, level, hashed());
    const sha256 = hash.digest('hex');
    const written = { ...entry, bytes: zip.bytes, sha256, ...(!isFile && { lines }) };
    this.#written.push({ zip, entry: written });
    this.#report = withEntry(this.#report, written);
  }

  /** All that is written so far is kept; to be recorded. */
  async pause(): Promise<ArchiveProgress> {
    if (this.#heldBytes >= LEAST_PART_BYTES) await this.#send();
    await this.#sent();
    if (this.#written.length > 0) {
      const { pages } = this.#upload;
      await this.#store.put(this.#of, pageName(pages), Buffer.from(JSON.stringify(this.#written)));
      this.#upload = { ...this.#upload, pages: pages + 1 };
      this.#written = [];
    }
    const rest = this.#heldBytes > 0 ? `rest-${this.#upload.offset}` : undefined;
    if (rest) await this.#store.put(this.#of, rest, Buffer.concat(this.#held));
    this.#upload = { ...this.#upload, rest };
    return { upload: this.#upload, report: this.#report };
  }

  /** The manifest and the directory; what was written must be paused before. */
  async end(manifest: Omit<ArchiveManifest, 'counts' | 'entries'>): Promise<ArchiveProgress> {
    const { counts } = this.#report;
    const content = this.#manifest({ ...manifest, counts });
    const zip = await this.#write(MANIFEST_PATH, LEVELS.lines, content);
    const { offset } = this.#upload;
    let [entries, bytes] = [0, 0];
    for await (const one of this.#directory(zip)) {
      const listed = zipDirectoryEntry(one);
      await this.#push(listed);
      entries += 1;
      bytes += listed.length;
    }
    await this.#push(zipEnd({ entries, offset, bytes }));
    if (this.#heldBytes > 0) await this.#send();
    await this.#sent();
    return { upload: { ...this.#upload, rest: undefined }, report: this.#report };
  }

  async *#manifest(head: Omit<ArchiveManifest, 'entries'>): AsyncGenerator<Uint8Array> {
    yield Buffer.from(`${JSON.stringify(head).slice(0, -1)},"entries":[`);
    let separator = '\n';
    for await (const { entry } of this.#pages()) {
      yield Buffer.from(`${separator}${JSON.stringify(entry)}`);
      separator = ',\n';
    }
    yield Buffer.from('\n]}\n');
  }

  async *#directory(manifest: ZipEntry): AsyncGenerator<ZipEntry> {
    for await (const { zip } of this.#pages()) yield zip;
    yield manifest;
  }

  async *#pages(): AsyncGenerator<Written> {
    for (let page = 0; page < this.#upload.pages; page += 1) {
      const text = Buffer.from(await this.#store.get(this.#of, pageName(page))).toString('utf8');
      yield* JSON.parse(text) as Written[];
    }
  }

  async #write(name: string, level: number, content: AsyncIterable<Uint8Array>): Promise<ZipEntry> {
    let written: ZipEntry | undefined;
    const { offset } = this.#upload;
    const pieces = zipEntry({ name, offset, level }, content, (entry) => {
      written = entry;
    });
    for await (const piece of pieces) await this.#push(piece);
    if (!written) throw new Error('An entry was not written to its end.');
    return written;
  }

  async #push(piece: Uint8Array): Promise<void> {
    this.#held.push(piece);
    this.#heldBytes += piece.length;
    this.#upload = { ...this.#upload, offset: this.#upload.offset + piece.length };
    if (this.#heldBytes >= this.#partBytes()) await this.#send();
  }

  #partBytes(): number {
    return this.#upload.parts.length < SMALL_PARTS ? PART_BYTES : LARGE_PART_BYTES;
  }

  /** Begins to send what is held, once the part before has arrived. */
  async #send(): Promise<void> {
    await this.#sent();
    const { uploadId, parts } = this.#upload;
    if (parts.length >= MOST_PARTS) throw new ArchiveTooLargeError('The archive is too large.');
    const bytes = Buffer.concat(this.#held);
    this.#held = [];
    this.#heldBytes = 0;
    this.#sending = this.#store.putPart({ ...this.#of, uploadId }, parts.length + 1, bytes);
    // Whoever awaits it is told; until then it must not end the process.
    this.#sending.catch(() => undefined);
  }

  async #sent(): Promise<void> {
    const part = await this.#sending;
    this.#sending = undefined;
    if (part) this.#upload = { ...this.#upload, parts: [...this.#upload.parts, part] };
  }
}

const LINE_END = 0x0a;
const pageName = (page: number): string => `page-${page}`;

function count(bytes: Uint8Array, wanted: number): number {
  let found = 0;
  for (let at = bytes.indexOf(wanted); at >= 0; at = bytes.indexOf(wanted, at + 1)) found += 1;
  return found;
}
