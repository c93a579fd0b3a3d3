import { buffer } from 'node:stream/consumers';
import { batched } from '../../kit/batched.ts';
import { FILE, RECORDS, type ArchiveEntry } from './archive.ts';
import type { ImportRun } from './import-run.ts';
import { isTaken, linesOf, recordLine, type RecordLine } from './import-lines.ts';
import type { Entries } from './verify-archive.ts';

/** About a second's writes of one partition. */
const BATCH_BYTES = 1024 ** 2;

/** Writes an entry of the tenant's own data; what people are told in another way waits for its function. */
export async function writeEntry(
  { ports, of: { tenant, jobId } }: ImportRun,
  entries: Entries,
  entry: ArchiveEntry,
): Promise<void> {
  const { kind, path, bytes, file, collection } = entry;
  const content = entries.get(path)?.content();
  if (!content) throw new Error('An entry is written that was not verified.');
  if (kind === FILE && file) return ports.taker.putFile(tenant, file, { bytes, content });
  if (kind === RECORDS && collection !== undefined) {
    for await (const batch of batched(records(content), BATCH_BYTES, ({ length }) => length)) {
      const lines = batch.map(({ record }) => record);
      await ports.taker.putRecords(tenant, collection, lines);
    }
    return;
  }
  if (isTaken(kind)) return ports.store.put({ tenant, jobId }, path, await buffer(content));
  return ports.taker.putHistory(tenant, `${jobId}/${path}`, { bytes, content });
}

type Weighed = { readonly record: RecordLine; readonly length: number };

async function* records(content: AsyncIterable<Uint8Array>): AsyncGenerator<Weighed> {
  for await (const line of linesOf(content)) {
    yield { record: recordLine.parse(JSON.parse(line)), length: line.length };
  }
}
