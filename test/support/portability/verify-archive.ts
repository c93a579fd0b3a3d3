import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const SCRIPT = join(import.meta.dirname, 'verify-archive.py');

export type Verified = {
  readonly entries: number;
  readonly bytes: number;
  /** Paths whose content is not what the manifest says. */
  readonly wrong: readonly string[];
  /** Of the directory alone, or of the manifest alone. */
  readonly unlisted: readonly string[];
  readonly doubled: number;
  readonly counts: Readonly<Record<string, number>>;
};

/** What Python finds in an archive; throws where it cannot read it. */
export async function verifyArchiveAt(path: string): Promise<Verified> {
  const { stdout } = await run('python3', [SCRIPT, path], { maxBuffer: 2 ** 24 });
  return JSON.parse(stdout) as Verified;
}

export async function verifyArchive(archive: Uint8Array): Promise<Verified> {
  const folder = await mkdtemp(join(tmpdir(), 'archive-'));
  try {
    const path = join(folder, 'archive.zip');
    await writeFile(path, archive);
    return await verifyArchiveAt(path);
  } finally {
    await rm(folder, { recursive: true });
  }
}
