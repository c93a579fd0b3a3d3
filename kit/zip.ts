import { once } from 'node:events';
import { crc32, createDeflateRaw } from 'node:zlib';

/*
 * The frame of a zip archive (APPNOTE.TXT of PKWARE, 4.3), made piece by piece: what is told here of an entry is all
 * that a later run needs to go on with the archive. Compression is zlib's; sizes and the checksum follow the
 * content (4.3.9), and all numbers have 64 bits (4.5.3), so that there is one form whatever the size.
 */

/** An entry that was written. */
export type ZipEntry = {
  readonly name: string;
  readonly crc32: number;
  readonly bytes: number;
  readonly packedBytes: number;
  /** Where its header begins. */
  readonly offset: number;
};

/** What the directory at the archive's end adds up to. */
export type ZipDirectory = {
  readonly entries: number;
  readonly offset: number;
  readonly bytes: number;
};

const VERSION = 45;
/** Sizes after the content, and names in UTF-8. */
const FLAGS = 0x0808;
const DEFLATED = 8;
/** 1980-01-01: times are told by the manifest, and no two runs write different bytes. */
const DATE = 0x21;
const IN_EXTRA = 0xffffffff;

/** The header, the packed content and what is told after it; `written` is called with what the directory says of it. */
export async function* zipEntry(
  {
    name,
    offset,
    level,
  }: { readonly name: string; readonly offset: number; readonly level: number },
  content: AsyncIterable<Uint8Array>,
  written: (entry: ZipEntry) => void,
): AsyncGenerator<Uint8Array> {
  yield localHeader(name);
  let [crc, bytes, packedBytes] = [0, 0, 0];
  async function* counted() {
    for await (const piece of content) {
      crc = crc32(piece, crc);
      bytes += piece.length;
      yield piece;
    }
  }
  for await (const packed of deflated(counted(), level)) {
    packedBytes += packed.length;
    yield packed;
  }
  const descriptor = fields([0x08074b50, 4], [crc, 4], [packedBytes, 8], [bytes, 8]);
  yield descriptor;
  written({ name, crc32: crc, bytes, packedBytes, offset });
}

async function* deflated(
  content: AsyncIterable<Uint8Array>,
  level: number,
): AsyncGenerator<Uint8Array> {
  const deflate = createDeflateRaw({ level, chunkSize: 256 * 1024 });
  const fed = feed(deflate, content);
  // The packed bytes end with the error; it is awaited below.
  fed.catch((error: unknown) => deflate.destroy(error as Error));
  for await (const packed of deflate) yield packed as Uint8Array;
  await fed;
}

async function feed(
  deflate: ReturnType<typeof createDeflateRaw>,
  content: AsyncIterable<Uint8Array>,
): Promise<void> {
  for await (const piece of content) {
    if (!deflate.write(piece)) await once(deflate, 'drain');
  }
  deflate.end();
}

function localHeader(name: string): Uint8Array {
  const encoded = Buffer.from(name, 'utf8');
  const extra = fields([1, 2], [16, 2], [0, 8], [0, 8]);
  const head = fields(
    ...([
      [0x04034b50, 4],
      [VERSION, 2],
      [FLAGS, 2],
      [DEFLATED, 2],
      [0, 2],
      [DATE, 2],
    ] as const),
    ...([
      [0, 4],
      [IN_EXTRA, 4],
      [IN_EXTRA, 4],
    ] as const),
    ...([
      [encoded.length, 2],
      [extra.length, 2],
    ] as const),
  );
  return Buffer.concat([head, encoded, extra]);
}

/** What the directory has of an entry. */
export function zipDirectoryEntry({ name, crc32: crc, bytes, packedBytes, offset }: ZipEntry) {
  const encoded = Buffer.from(name, 'utf8');
  const extra = fields([1, 2], [24, 2], [bytes, 8], [packedBytes, 8], [offset, 8]);
  const head = fields(
    ...([
      [0x02014b50, 4],
      [VERSION, 2],
      [VERSION, 2],
      [FLAGS, 2],
      [DEFLATED, 2],
    ] as const),
    ...([
      [0, 2],
      [DATE, 2],
      [crc, 4],
      [IN_EXTRA, 4],
      [IN_EXTRA, 4],
    ] as const),
    ...([
      [encoded.length, 2],
      [extra.length, 2],
      [0, 2],
      [0, 2],
      [0, 2],
      [0, 4],
    ] as const),
    [IN_EXTRA, 4],
  );
  return Buffer.concat([head, encoded, extra]);
}

/** What an archive ends with. */
export const zipEnd = ({ entries, offset, bytes }: ZipDirectory): Uint8Array =>
  Buffer.concat([
    fields(
      ...([
        [0x06064b50, 4],
        [44, 8],
        [VERSION, 2],
        [VERSION, 2],
        [0, 4],
        [0, 4],
      ] as const),
      ...([
        [entries, 8],
        [entries, 8],
        [bytes, 8],
        [offset, 8],
      ] as const),
    ),
    fields([0x07064b50, 4], [0, 4], [offset + bytes, 8], [1, 4]),
    fields(
      ...([
        [0x06054b50, 4],
        [0, 2],
        [0, 2],
        [0xffff, 2],
        [0xffff, 2],
      ] as const),
      ...([
        [IN_EXTRA, 4],
        [IN_EXTRA, 4],
        [0, 2],
      ] as const),
    ),
  ]);

type Field = readonly [value: number, bytes: 2 | 4 | 8];

function fields(...all: readonly Field[]): Buffer {
  const buffer = Buffer.alloc(all.reduce((sum, [, bytes]) => sum + bytes, 0));
  let at = 0;
  for (const [value, bytes] of all) {
    if (bytes === 8) buffer.writeBigUInt64LE(BigInt(value), at);
    else buffer.writeUIntLE(value, at, bytes);
    at += bytes;
  }
  return buffer;
}
