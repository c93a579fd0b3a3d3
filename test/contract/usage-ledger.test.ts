import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  DynamoUsageLedger,
  sealedHourKey,
} from '../../adapters/dynamodb/usage/dynamo-usage-ledger.ts';
import { counterKey } from '../../adapters/dynamodb/usage/counter-item.ts';
import { DynamoRateCounters } from '../../adapters/dynamodb/usage/dynamo-rate-counters.ts';
import { RateLimiter } from '../../core/rate-limits/rate-limiter.ts';
import { sealUses } from '../../core/rate-limits/seal-uses.ts';
import { documentsAsRoot } from '../support/local-cloud.ts';
import { scratchUsageTable } from '../support/usage-table.ts';

const TEN = Date.UTC(2026, 10, 27, 10);
const MINUTE = 60_000;
const hourOf = (ms: number) => Math.floor(ms / 3_600_000);

describe('the uses of tenants', () => {
  const documents = documentsAsRoot();
  let table: Awaited<ReturnType<typeof scratchUsageTable>>;
  let nowMs = TEN;
  const told: string[] = [];
  beforeAll(async () => {
    table = await scratchUsageTable();
  });
  afterAll(() => table.drop());

  const request = (tenant: string, limiter = newLimiter()) =>
    limiter.admit([
      { name: 'tenant', subject: { id: tenant, meteredTenant: tenant }, rate: { perMinute: 500 } },
    ]);
  const newLimiter = () =>
    new RateLimiter(new DynamoRateCounters(documents, table.tableName, 10_000), () => nowMs);
  const seal = () =>
    sealUses(
      {
        ledger: new DynamoUsageLedger(documents, table.tableName),
        tell: (tenantId, hours) => {
          told.push(
            ...hours.map(({ hour, requests, serverErrors, clientErrors }) =>
              [tenantId, hour, requests, serverErrors, clientErrors].join(' '),
            ),
          );
          return Promise.resolve();
        },
        now: () => new Date(nowMs),
        onError: (_due, error) => {
          throw error;
        },
      },
      new Date(nowMs + MINUTE),
    );
  const read = async (Key: object) =>
    (await documents.send(new GetCommand({ TableName: table.tableName, Key: { ...Key } }))).Item;
  const sealedOf = async (tenant: string, ms: number) =>
    (await read(sealedHourKey(tenant, hourOf(ms))))?.requests as number | undefined;

  it('are sealed once an hour is over and late ones had time, those of each tenant', async () => {
    nowMs = TEN + 50 * MINUTE;
    for (const tenant of ['tnt_a', 'tnt_a', 'tnt_a', 'tnt_b']) await request(tenant);
    nowMs = TEN + 69 * MINUTE;
    expect(await seal()).toMatchObject({ sealed: 0 });
    nowMs = TEN + 70 * MINUTE;
    expect(await seal()).toMatchObject({ sealed: 2, error: 0 });
    // Their metering is told of them.
    expect(told.toSorted()).toEqual([`tnt_a ${hourOf(TEN)} 3 0 0`, `tnt_b ${hourOf(TEN)} 1 0 0`]);
    expect([await sealedOf('tnt_a', TEN), await sealedOf('tnt_b', TEN)]).toEqual([3, 1]);
    expect(await seal()).toMatchObject({ sealed: 0 });
    expect(await read(counterKey('tnt_a'))).not.toHaveProperty('dueAt');
  });

  it('are taken in the present hour where theirs is sealed, and sealed with it', async () => {
    nowMs = TEN + 80 * MINUTE;
    const limiter = newLimiter();
    for (let one = 0; one < 6; one += 1) await request('tnt_c', limiter);
    nowMs += 60 * MINUTE;
    expect(await seal()).toMatchObject({ sealed: 1 });
    const early = (await sealedOf('tnt_c', TEN + 80 * MINUTE)) ?? 0;
    await request('tnt_c', limiter);
    nowMs += 60 * MINUTE;
    await seal();
    const late = (await sealedOf('tnt_c', TEN + 140 * MINUTE)) ?? 0;
    expect(early + late).toBe(7);
  });

  it('keep the hour that is open when an earlier one is sealed', async () => {
    nowMs = TEN + 200 * MINUTE;
    await request('tnt_d');
    nowMs += 50 * MINUTE;
    await request('tnt_d');
    expect(await seal()).toMatchObject({ sealed: 1 });
    const { dueAt } = (await read(counterKey('tnt_d'))) ?? {};
    expect(dueAt).toBe(new Date(TEN + 310 * MINUTE).toISOString());
    nowMs += 60 * MINUTE;
    expect(await seal()).toMatchObject({ sealed: 1 });
    expect(await sealedOf('tnt_d', TEN + 250 * MINUTE)).toBe(1);
  });

  it('are told with how they were answered, that hour’s and no other’s', async () => {
    nowMs = TEN + 320 * MINUTE;
    const limiter = newLimiter();
    const claim = {
      ...{ name: 'tenant', subject: { id: 'tnt_f', meteredTenant: 'tnt_f' } },
      rate: { perMinute: 500 },
    };
    for (const status of [500, 404, 503, 200]) {
      nowMs += MINUTE;
      await request('tnt_f', limiter);
      limiter.countAnswer([claim], status);
    }
    nowMs += 60 * MINUTE;
    await request('tnt_f', limiter);
    limiter.countAnswer([claim], 500);
    await seal();
    expect(told.at(-1)).toBe(`tnt_f ${hourOf(TEN + 320 * MINUTE)} 4 2 1`);
    const item = (await read(counterKey('tnt_f'))) ?? {};
    expect(Object.keys(item).filter((name) => /^[fe][0-9a-z]{4}$/.test(name))).toEqual([]);
  });

  it('stay as they were sealed when a run died between its writes', async () => {
    nowMs = TEN + 400 * MINUTE;
    await request('tnt_e');
    await documents.send(
      new PutCommand({
        TableName: table.tableName,
        Item: { ...sealedHourKey('tnt_e', hourOf(nowMs)), requests: 1, sealedAt: 'before' },
      }),
    );
    nowMs += 120 * MINUTE;
    await seal();
    const item = await read(sealedHourKey('tnt_e', hourOf(TEN + 400 * MINUTE)));
    expect(item).toMatchObject({ requests: 1, sealedAt: 'before' });
    expect(await read(counterKey('tnt_e'))).not.toHaveProperty('dueAt');
  });
});
