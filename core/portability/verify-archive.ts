import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { jsonOf } from '../../kit/json-of.ts';
import type { ReadableEntry } from '../../kit/zip-reader.ts';
import { ArchiveRefusedError } from './archive-error.ts';
import {
  archiveManifest,
  FILE,
  filePath,
  MANIFEST_PATH,
  RECORDS,
  type ArchiveEntry,
  type ArchiveManifest,
} from './archive.ts';
import { fileNameOf } from '../files/file-name.ts';
import { MAX_FILE_BYTES } from '../files/file.ts';
import { isCollectionName } from '../records/record.ts';
import { isId } from '../../kit/id.ts';
import { isTaken, LINES, linesOf } from './import-lines.ts';

export type Entries = ReadonlyMap<string, ReadableEntry>;

/** It is held in memory: that of 200,000 files. */
const MANIFEST_BYTES = 64 * 1024 ** 2;

/** The manifest, if the archive has each entry that it names, and no other. Throws an ArchiveRefusedError. */
export async function readManifest(entries: Entries): Promise<ArchiveManifest> {
  const entry = entries.get(MANIFEST_PATH);
  if (!entry) throw new ArchiveRefusedError(`The archive has no ${MANIFEST_PATH}.`);
  if (entry.bytes > MANIFEST_BYTES) throw new ArchiveRefusedError('The manifest is too large.');
  const content = await buffer(entry.content());
  const parsed = archiveManifest.safeParse(jsonOf(content.toString('utf8')));
  if (!parsed.success) throw new ArchiveRefusedError('The manifest is none of an export.');
  comparePaths(entries, parsed.data);
  for (const one of parsed.data.entries) checkForm(one);
  return parsed.data;
}

function comparePaths(entries: Entries, manifest: ArchiveManifest): void {
  const named = new Set([MANIFEST_PATH, ...manifest.entries.map(({ path }) => path)]);
  if (named.size !== manifest.entries.length + 1) {
    throw new ArchiveRefusedError('The manifest names an entry twice.');
  }
  const missing = [...named].find((path) => !entries.has(path));
  if (missing !== undefined) throw new ArchiveRefusedError(`The archive lacks ${missing}.`);
  const added = [...entries.keys()].find((path) => !named.has(path));
  if (added !== undefined) throw new ArchiveRefusedError(`The manifest does not name ${added}.`);
}

/** What decides where it is written must be what the platform itself would have written. */
function checkForm(entry: ArchiveEntry): void {
  const isGood =
    (entry.kind !== FILE || isFileOf(entry)) &&
    (entry.kind !== RECORDS || isCollectionName(entry.collection ?? ''));
  if (!isGood) throw new ArchiveRefusedError(`${entry.path} is none of an export’s entries.`);
}

function isFileOf({ file, path, bytes }: ArchiveEntry): boolean {
  if (!file || !isId('fil', file.id) || bytes > MAX_FILE_BYTES) return false;
  const name = fileNameOf(file.name);
  return name.ok && name.value === file.name && path === filePath(file);
}

/** Reads an entry to its end; throws an ArchiveRefusedError where it is not what the manifest says. */
export async function verifyEntry(entries: Entries, entry: ArchiveEntry): Promise<void> {
  const hash = createHash('sha256');
  const found = { bytes: 0, lines: 0 };
  const changed = () => new ArchiveRefusedError(`${entry.path} is not what the manifest says.`);
  const stored = entries.get(entry.path);
  // What unpacks to more is not read to its end.
  if (stored?.bytes !== entry.bytes) throw changed();
  const content = stored.content();
  async function* hashed() {
    for await (const piece of content) {
      hash.update(piece);
      found.bytes += piece.length;
      yield piece;
    }
  }
  const pieces = hashed();
  if (entry.kind === FILE) while ((await pieces.next()).done !== true);
  else found.lines = await checkLines(entry, pieces);
  const isSame = found.bytes === entry.bytes && hash.digest('hex') === entry.sha256;
  if (!isSame || (entry.lines !== undefined && entry.lines !== found.lines)) throw changed();
}

async function checkLines({ kind, path }: ArchiveEntry, content: AsyncIterable<Uint8Array>) {
  const schema = isTaken(kind) ? LINES[kind] : undefined;
  let lines = 0;
  let unusable: number | undefined;
  for await (const line of readable(path, linesOf(content))) {
    lines += 1;
    if (schema && !schema.safeParse(jsonOf(line)).success) unusable ??= lines;
  }
  if (unusable !== undefined) {
    throw new ArchiveRefusedError(`Line ${unusable} of ${path} is not what the platform knows.`);
  }
  return lines;
}

async function* readable(path: string, lines: AsyncIterable<string>): AsyncGenerator<string> {
  try {
    yield* lines;
  } catch (error) {
    const isText = error instanceof TypeError || error instanceof RangeError;
    throw isText ? new ArchiveRefusedError(`${path} is no text.`) : error;
  }
}
