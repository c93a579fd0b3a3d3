import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { crc32 } from 'node:zlib';
import * as yauzl from 'yauzl';
import { UnreadableError, ZipBrokenError } from './zip-errors.ts';

/** Bytes that can be read from anywhere: a file, an object. */
export type RandomBytes = {
  readonly size: number;
  /** From `start` on and before `end`. */
  readonly read: (start: number, end: number) => AsyncIterable<Uint8Array>;
};

export type ReadableEntry = {
  readonly name: string;
  readonly bytes: number;
  /** Throws a ZipBrokenError where it cannot be unpacked, or is not of the size and checksum that the directory says. */
  readonly content: () => AsyncGenerator<Uint8Array>;
};

/** The directory is read header by header: from one block after the other, not by a read for each. */
const BLOCK_BYTES = 1024 ** 2;

class Reader extends yauzl.RandomAccessReader {
  readonly #bytes: RandomBytes;
  #block: { readonly start: number; readonly bytes: Buffer } = { start: 0, bytes: Buffer.alloc(0) };

  constructor(bytes: RandomBytes) {
    super();
    this.#bytes = bytes;
  }

  override read(
    ...[buffer, offset, length, position, done]: Parameters<yauzl.RandomAccessReader['read']>
  ) {
    this.#blockWith(position, length).then(
      ({ start, bytes }) => {
        bytes.copy(buffer, offset, position - start, position - start + length);
        done(null);
      },
      (error: unknown) => done(error as Error),
    );
  }

  async #blockWith(position: number, length: number) {
    const { start, bytes } = this.#block;
    if (position >= start && position + length <= start + bytes.length) return this.#block;
    const end = Math.min(position + Math.max(length, BLOCK_BYTES), this.#bytes.size);
    if (position + length > end) throw new ZipBrokenError('It was cut off.');
    this.#block = { start: position, bytes: await buffer(this.#bytes.read(position, end)) };
    return this.#block;
  }

  override _readStreamForRange(start: number, end: number): Readable {
    return Readable.from(this.#bytes.read(start, end), { objectMode: false });
  }
}

/**
 * The entries of an archive by its directory, without a byte of their content. Names that would lead out of a folder, and
 * an entry that comes twice, are refused: a ZipBrokenError.
 */
export async function readZip(bytes: RandomBytes): Promise<ReadonlyMap<string, ReadableEntry>> {
  const entries = new Map<string, ReadableEntry>();
  const zip = await orBroken(() =>
    yauzl.fromRandomAccessReaderPromise(new Reader(bytes), bytes.size, {
      lazyEntries: true,
      autoClose: false,
    }),
  );
  await orBroken(async () => {
    for await (const entry of zip.eachEntry()) {
      const name = entry.fileName;
      if (entries.has(name)) throw new ZipBrokenError(`It has ${name} twice.`);
      entries.set(name, {
        name,
        bytes: entry.uncompressedSize,
        content: () => contentOf(zip, entry),
      });
    }
  });
  return entries;
}

async function* contentOf(zip: yauzl.ZipFile, entry: yauzl.Entry): AsyncGenerator<Uint8Array> {
  const stream = await orBroken(() => zip.openReadStreamPromise(entry));
  const pieces = stream[Symbol.asyncIterator]() as AsyncIterator<Uint8Array>;
  let checksum = 0;
  for (;;) {
    const piece = await orBroken(() => pieces.next());
    if (piece.done === true) break;
    checksum = crc32(piece.value, checksum);
    yield piece.value;
  }
  // yauzl compares the size alone.
  if (checksum !== entry.crc32) throw new ZipBrokenError(`${entry.fileName} was changed.`);
}

async function orBroken<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof ZipBrokenError || error instanceof UnreadableError) throw error;
    throw new ZipBrokenError(error instanceof Error ? error.message : 'It cannot be read.');
  }
}
