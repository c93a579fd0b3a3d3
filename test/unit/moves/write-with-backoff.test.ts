import type { WriteRequest } from '@aws-sdk/client-dynamodb';
import { describe, expect, it } from 'vitest';
import {
  writeWithBackoff,
  TableThrottledError,
} from '../../../adapters/dynamodb/table/write-with-backoff.ts';

const requests = (count: number): WriteRequest[] =>
  Array.from({ length: count }, (_, n) => ({ DeleteRequest: { Key: { sk: { S: `rec_${n}` } } } }));

/** A table that takes so many items a second, and its clock. */
class SlowTable {
  readonly taken: WriteRequest[] = [];
  readonly pauses: number[] = [];
  largest = 0;
  underWay = 0;
  #room: number;
  readonly #perSecond: number;

  constructor(perSecond: number) {
    this.#perSecond = perSecond;
    this.#room = perSecond;
  }

  readonly send = async (batch: readonly WriteRequest[]) => {
    this.underWay += 1;
    this.largest = Math.max(this.largest, batch.length);
    await Promise.resolve();
    expect(this.underWay).toBe(1);
    this.underWay -= 1;
    const count = Math.min(batch.length, Math.floor(this.#room));
    if (count === 0) throw namedError('ProvisionedThroughputExceededException');
    this.#room -= count;
    this.taken.push(...batch.slice(0, count));
    return batch.slice(count);
  };

  readonly pause = async (ms: number) => {
    this.pauses.push(ms);
    this.#room = Math.min(this.#perSecond, this.#room + (this.#perSecond * ms) / 1_000);
  };
}

const namedError = (name: string) => Object.assign(new Error(name), { name });

describe('writeWithBackoff', () => {
  it('writes all to a table that takes three large items a second', async () => {
    const table = new SlowTable(3);
    await writeWithBackoff(requests(60), table.send, table.pause);
    expect(table.taken).toEqual(requests(60));
    expect(table.largest).toBe(25);
  });

  it('pauses longer and longer, and gives up after half a minute', async () => {
    const table = new SlowTable(0);
    const writing = writeWithBackoff(requests(30), table.send, table.pause);
    await expect(writing).rejects.toBeInstanceOf(TableThrottledError);
    const total = table.pauses.reduce((sum, ms) => sum + ms, 0);
    expect(total).toBeGreaterThanOrEqual(30_000);
    expect(total).toBeLessThan(35_000);
    expect(table.pauses[5]).toBeGreaterThan(table.pauses[0] ?? 0);
  });

  it('does not wait where the table takes all, nor repeat another failure', async () => {
    const table = new SlowTable(1_000);
    await writeWithBackoff(requests(60), table.send, table.pause);
    expect(table.pauses).toEqual([]);
    const failing = writeWithBackoff(requests(1), () => Promise.reject(namedError('AccessDenied')));
    await expect(failing).rejects.toThrow('AccessDenied');
  });
});
