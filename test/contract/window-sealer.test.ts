import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DynamoReconciliations } from '../../adapters/dynamodb/metering/dynamo-reconciliations.ts';
import { DynamoUsagePeriods } from '../../adapters/dynamodb/metering/dynamo-usage-periods.ts';
import { DynamoUsageStore } from '../../adapters/dynamodb/metering/dynamo-usage-store.ts';
import { DynamoWindowSealer } from '../../adapters/dynamodb/metering/dynamo-window-sealer.ts';
import { openSince } from '../../core/metering/begin-metering.ts';
import { closePeriods } from '../../core/metering/close-periods.ts';
import { sealWindows } from '../../core/metering/seal-windows.ts';
import { aggregateUsage } from '../../core/metering/aggregate-usage.ts';
import { Environment } from '../../core/metering/known-usage.ts';
import type { TenantId } from '../../core/tenancy/tenant-context.ts';
import { newId } from '../../kit/id.ts';
import { documentsAsRoot } from '../support/local-cloud.ts';
import { mail, message, NOW, usageWorld } from '../support/metering/usage-world.ts';
import { scratchUsageTable } from '../support/usage-table.ts';

const HOUR_MS = 3_600_000;

describe('windows in their table', () => {
  const documents = documentsAsRoot();
  let table: Awaited<ReturnType<typeof scratchUsageTable>>;
  let now = NOW;
  beforeAll(async () => {
    table = await scratchUsageTable();
  });
  afterAll(() => table.drop());

  const sealer = () => new DynamoWindowSealer(documents, table.tableName);
  const periods = () =>
    new DynamoUsagePeriods(documents, {
      usageTableName: table.tableName,
      controlTableName: table.tableName,
    });
  const timeZones = { of: () => Promise.resolve('UTC') };
  const onError = (_of: object, error: unknown) => {
    throw error;
  };
  const count = async (tenantId: TenantId, id: string, shard: number) => {
    const store = new DynamoUsageStore(documents, table.tableName);
    const { ports } = usageWorld().environment(shard);
    const environment = new Environment(shard);
    const given = message(`m-${id}`, [mail(id)], { tenantId });
    await aggregateUsage({ ...ports, store, environment, now: () => now }, tenantId, [given]);
  };
  const seal = () => {
    const reconciliations = new DynamoReconciliations(documents, table.tableName);
    const begin = { periods: periods(), reconciliations, timeZones, graceHours: 72 };
    const ports = { sealer: sealer(), openSince: openSince.bind(null, begin), now: () => now };
    return sealWindows({ ...ports, onError }, new Date(now.getTime() + HOUR_MS));
  };
  const close = () =>
    closePeriods(
      {
        ...{ periods: periods(), timeZones, graceHours: 72, now: () => now, onError },
        isSealingLate: (at) => sealer().isLate(at),
      },
      new Date(now.getTime() + HOUR_MS),
    );
  const log = async (tenantId: TenantId) =>
    (await sealer().listAfter(tenantId, 0, 100))
      .filter(({ window }) => window.meter === 'mails')
      .map(({ kind, revision, quantity, change }) => [kind, revision, quantity, change]);

  it('are sealed over all their parts, again when more comes, and after the close as adjustments', async () => {
    const tenantId = newId('tnt');
    await count(tenantId, '1', 0);
    await count(tenantId, '2', 1);
    expect(await seal()).toMatchObject({ sealed: 0 });
    now = new Date(NOW.getTime() + 50 * 60_000);
    expect(await sealer().isLate(now)).toBe(false);
    await seal();
    expect(await seal()).toMatchObject({ sealed: 0, error: 0 });
    await count(tenantId, '3', 0);
    now = new Date(now.getTime() + 2 * HOUR_MS);
    expect(await sealer().isLate(now)).toBe(true);
    await seal();
    expect(await log(tenantId)).toEqual([
      ['window', 1, '2', '2'],
      ['revision', 2, '3', '1'],
    ]);
    const positions = (await sealer().listAfter(tenantId, 0, 100)).map(({ position }) => position);
    expect(positions).toEqual(positions.map((_, index) => index + 1));
    expect(await sealer().listAfter(tenantId, positions.length, 10)).toEqual([]);
    expect(await sealer().listAfter(tenantId, 1, 2)).toHaveLength(2);

    now = new Date('2026-12-04T00:00:00Z');
    // What is due at the month's end goes first.
    expect(await close()).toMatchObject({ closed: 0 });
    await seal();
    expect(await close()).toMatchObject({ closed: 1 });
    expect(await close()).toMatchObject({ closed: 0 });
    const open = await periods().find(tenantId);
    expect(open?.start.toISOString()).toBe('2026-12-01T00:00:00.000Z');
    await count(tenantId, '4', 0);
    now = new Date(now.getTime() + 2 * HOUR_MS);
    await seal();
    expect((await log(tenantId)).at(-1)).toEqual(['adjustment', 3, '4', '1']);
  });
});
