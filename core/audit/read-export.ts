import { isId, timeOf } from '../../kit/id.ts';
import { jsonOf } from '../../kit/json-of.ts';
import {
  digestAfter,
  exportManifest,
  storedOfLine,
  type ExportManifest,
} from './export-manifest.ts';
import { ID_MS } from './list-audit.ts';
import type { Expected, ReadEntry } from './verify-entries.ts';

/** What is wrong with a file: it is none of an export, was cut off, or its lines are not what the manifest says. */
export type ExportBroken = 'NoManifest' | 'LinesChanged';

/** The manifest of an export, if the lines before it are what it says. */
export async function readManifest(
  lines: AsyncIterable<string>,
): Promise<ExportManifest | ExportBroken> {
  let digest = '';
  let entries = 0;
  let last: string | undefined;
  for await (const line of lines) {
    if (last !== undefined) {
      digest = digestAfter(digest, last);
      entries += 1;
    }
    last = line;
  }
  const { manifest } = (jsonOf(last ?? '') ?? {}) as { readonly manifest?: unknown };
  const parsed = exportManifest.safeParse(manifest);
  if (!parsed.success) return 'NoManifest';
  const { data } = parsed;
  return data.sha256 === digest && data.entries === entries ? data : 'LinesChanged';
}

/** The entries of an export, as they are compared with the chains. */
export async function* entriesOfExport(lines: AsyncIterable<string>): AsyncGenerator<ReadEntry> {
  for await (const line of lines) {
    const stored = storedOfLine(line);
    if (stored) yield { ...stored, personal: null };
  }
}

/** Whether the export should have an entry of the chains: one of its time that was written before it began. */
export const coveredBy = ({ filter, heads }: ExportManifest) => {
  const { from = '', to, ...conditions } = filter;
  const last = new Map(heads.map(([shard, position]) => [shard, position]));
  const isOfAll = Object.keys(conditions).length === 0;
  return (entryId: string, { shard, position }: Expected): boolean => {
    if (!isOfAll || !isId('aud', entryId) || position > (last.get(shard) ?? 0)) return false;
    const time = timeOf(entryId).getTime();
    // An id tells the time of its entry but for so much.
    return (from === '' || time >= Date.parse(from) + ID_MS) && time < Date.parse(to) - ID_MS;
  };
};
