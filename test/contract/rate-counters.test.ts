import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DynamoRateCounters } from '../../adapters/dynamodb/usage/dynamo-rate-counters.ts';
import { RateLimiter, type Claim } from '../../core/rate-limits/rate-limiter.ts';
import type { LeaseRequest, RateCounters } from '../../core/rate-limits/rate-counters.ts';
import { FakeRateCounters } from '../fakes/fake-rate-counters.ts';
import { documentsAsRoot } from '../support/local-cloud.ts';
import { scratchUsageTable } from '../support/usage-table.ts';

type Subject = { readonly counters: RateCounters; end(): Promise<unknown> };

const onFake = (): Promise<Subject> =>
  Promise.resolve({ counters: new FakeRateCounters(), end: () => Promise.resolve() });

async function onDynamo(): Promise<Subject> {
  const { tableName, drop } = await scratchUsageTable();
  return { counters: new DynamoRateCounters(documentsAsRoot(), tableName, 10_000), end: drop };
}

/** The first cell of an hour, and of a minute. */
const CELL = Date.UTC(2026, 10, 27, 12) / 5_000;

describe.each([
  ['FakeRateCounters', onFake],
  ['DynamoRateCounters', onDynamo],
])('RateCounters: %s', (_, open) => {
  let subject: Subject;
  let number = 0;
  beforeAll(async () => {
    subject = await open();
  });
  afterAll(() => subject.end());
  beforeEach(() => {
    number += 1;
  });

  const request = (differing: Partial<LeaseRequest>): LeaseRequest => ({
    subject: { id: `tnt_${number}`, meteredTenant: `tnt_${number}` },
    cell: CELL,
    amount: 1,
    ceiling: 'as-left',
    givenBack: { amount: 0, isOfEarlier: { minute: false, hour: false } },
    uses: {},
    outdated: { minute: [], hour: [] },
    ...differing,
  });
  const lease = (differing: Partial<LeaseRequest>) => subject.counters.lease(request(differing));
  const create = (leftCeiling = 100) => lease({ ceiling: 'new', leftCeiling });

  it('makes a counter once, and says what is there to who comes second', async () => {
    expect(await lease({})).toEqual({ granted: false, counter: null });
    const first = await create();
    expect(first).toMatchObject({ granted: true, counter: { taken: 1, cell: CELL } });
    expect(first.counter?.marks.minute.get(CELL)).toBe(0);
    expect(first.counter?.marks.hour.get(CELL / 12)).toBe(0);
    expect(await create()).toMatchObject({ granted: false, counter: { taken: 1 } });
  });

  it('grants as much as the ceiling admits, and below what was left where nothing is known', async () => {
    await create(3);
    expect(await lease({})).toMatchObject({ granted: true, counter: { taken: 2 } });
    expect(await lease({})).toMatchObject({ granted: true, counter: { taken: 3 } });
    expect(await lease({})).toMatchObject({ granted: false, counter: { taken: 3 } });
    expect(await lease({ ceiling: 2, leftCeiling: 9 })).toMatchObject({ granted: false });
    const more = await lease({ ceiling: 3, amount: 5, leftCeiling: 9 });
    expect(more).toMatchObject({ granted: true, counter: { taken: 8 } });
    expect(await lease({})).toMatchObject({ granted: true, counter: { taken: 9 } });
    expect(await lease({})).toMatchObject({ granted: false });
  });

  it('marks what was taken before a cell, less what is given back of the one before', async () => {
    await create();
    await lease({ amount: 9, ceiling: 50 });
    const back = { amount: 4, isOfEarlier: { minute: true, hour: false } };
    const { counter } = await lease({ cell: CELL + 1, amount: 2, ceiling: 50, givenBack: back });
    expect(counter?.taken).toBe(8);
    expect([...(counter?.marks.minute ?? [])].sort()).toEqual([
      [CELL, 0],
      [CELL + 1, 6],
    ]);
    expect([...(counter?.marks.hour ?? [])]).toEqual([[CELL / 12, 0]]);
    const again = await lease({ cell: CELL + 1, ceiling: 50, givenBack: back });
    expect(again.counter?.marks.minute.get(CELL + 1)).toBe(2);
  });

  it('never goes back in time, and forgets the marks that it is told of', async () => {
    await create();
    await lease({ cell: CELL + 3, ceiling: 50 });
    expect(await lease({ cell: CELL + 2, ceiling: 50 })).toMatchObject({
      granted: false,
      counter: { cell: CELL + 3 },
    });
    const outdated = { minute: [CELL], hour: [CELL / 12] };
    const { counter } = await lease({ cell: CELL + 20, ceiling: 50, outdated });
    expect([...(counter?.marks.minute.keys() ?? [])].sort()).toEqual([CELL + 3, CELL + 20]);
  });

  it('admits of many environments at once no more than the limit', async () => {
    const claims: Claim[] = [
      { name: 'tenant', subject: { id: `tnt_${number}` }, rate: { perMinute: 40 } },
    ];
    const nowMs = CELL * 5_000 + 100;
    const environments = Array.from(
      { length: 8 },
      () => new RateLimiter(subject.counters, () => nowMs),
    );
    const rounds = await Promise.all(
      environments.map(async (limiter) => {
        const kinds: string[] = [];
        for (let one = 0; one < 15; one += 1) kinds.push((await limiter.admit(claims)).kind);
        return kinds;
      }),
    );
    const admitted = rounds.flat().filter((kind) => kind === 'Admitted');
    expect(admitted.length).toBeLessThanOrEqual(40);
    expect(admitted.length).toBeGreaterThan(30);
  });
});
