import { beforeEach, describe, expect, it } from 'vitest';
import { meterVersion } from '../../../core/metering/meter.ts';
import { calendarUnitOf } from '../../../core/metering/period.ts';
import { formatQuantity, wholeQuantity } from '../../../core/metering/quantity.ts';
import type { Grain } from '../../../core/metering/usage-window.ts';
import { countPlatform } from '../../../core/product-analytics/count-platform.ts';
import { meterOf, METRICS, type MetricName } from '../../../core/product-analytics/metric.ts';
import { showPlatformMetric } from '../../../core/product-analytics/show-platform-metric.ts';
import type { TenantId } from '../../../core/tenancy/tenant-context.ts';
import type { Tenant } from '../../../core/tenants/tenant.ts';
import { newId } from '../../../kit/id.ts';
import { FakePlatformCounts } from '../../fakes/fake-platform-counts.ts';
import { FakeUsageStore } from '../../fakes/fake-usage-store.ts';

const HOUR_MS = 3_600_000;
const at = (text: string) => new Date(`2026-11-${text}:00Z`);

type Entry = Pick<Tenant, 'id' | 'plan' | 'isolation'>;

let tenants: Map<TenantId, Entry>;
let readers: Record<'metered' | 'tracked', FakeUsageStore>;
let counts: FakePlatformCounts;
let unreadable: TenantId | null;
let errors: TenantId[];

beforeEach(() => {
  tenants = new Map();
  readers = { metered: new FakeUsageStore(), tracked: new FakeUsageStore() };
  counts = new FakePlatformCounts();
  unreadable = null;
  errors = [];
});

function tenant(plan: string, isolation: Entry['isolation'] = 'shared_schema'): TenantId {
  const id = newId('tnt');
  tenants.set(id, { id, plan, isolation });
  return id;
}

let shards = 0;
type Counted = { grain?: Grain; dimensions?: Record<string, string>; zone?: string };

/** What a tenant counted in the window of that time. */
async function counted(
  tenantId: TenantId,
  metric: MetricName,
  time: Date,
  value: number,
  { grain = 'hour', dimensions = {}, zone = 'UTC' }: Counted = {},
) {
  const meter = meterOf(metric, []);
  const { aggregation } = meter;
  const span =
    grain === 'hour'
      ? { start: time, end: new Date(time.getTime() + HOUR_MS) }
      : calendarUnitOf(grain, time, zone);
  const window = {
    ...{ meter: meter.id, version: meterVersion(meter), aggregation, grain, dimensions },
    ...span,
  };
  const sum = { events: value, value: wholeQuantity(value), members: value };
  const shard = { window, shard: shards++, revision: 1, state: sum, sealAt: null };
  await readers[METRICS[metric].source].commit(tenantId, {
    seen: [],
    members: [],
    shards: [shard],
  });
}

function count(now: Date, deadline = new Date(now.getTime() + 60_000)) {
  const reading = (store: FakeUsageStore): Pick<FakeUsageStore, 'listShards'> => ({
    listShards: (tenantId, ...range) =>
      tenantId === unreadable
        ? Promise.reject(new Error('Throttled.'))
        : store.listShards(tenantId, ...range),
  });
  return countPlatform(
    {
      readers: { metered: reading(readers.metered), tracked: reading(readers.tracked) },
      tenantIds: {
        async *all() {
          for (const id of tenants.keys()) yield await Promise.resolve([id]);
        },
      },
      tenants: { find: (id) => Promise.resolve((tenants.get(id as TenantId) as Tenant) ?? null) },
      ...{ counts, now: () => now },
      onError: ({ tenantId }) => errors.push(tenantId),
    },
    deadline,
  );
}

type Query = Parameters<typeof showPlatformMetric>[1];
async function shown(query: Partial<Query> & Pick<Query, 'name'>) {
  const span = { from: at('28T00:00'), to: at('29T00:00'), window: 'hour' as const };
  const series = await showPlatformMetric(counts, { ...span, ...query });
  if (!series.ok) return series.error.kind;
  return series.value.rows.map(({ start, dimensions, quantity }) =>
    [start.toISOString().slice(5, 13), ...Object.values(dimensions), quantity].join(' '),
  );
}

describe('what all tenants count', () => {
  it('is added up by plan and isolation when an hour is counted whole, and not before', async () => {
    const acme = tenant('pro', 'separate_database');
    await counted(acme, 'api_calls', at('28T10:00'), 7);
    await counted(acme, 'api_calls', at('28T11:00'), 100);
    await counted(tenant('basic'), 'api_calls', at('28T10:00'), 5);
    await counted(tenant('pro'), 'api_calls', at('28T10:00'), 1);
    tenant('basic');

    expect(await count(at('28T11:15'))).toMatchObject({ error: 0 });
    expect(await shown({ name: 'api_calls' })).toEqual([]);
    await count(at('28T11:20'));
    expect(await shown({ name: 'api_calls' })).toEqual(['11-28T10 13']);
    expect(await shown({ name: 'api_calls', groupBy: 'plan' })).toEqual([
      ...['11-28T10 pro 8', '11-28T10 basic 5'],
    ]);
    expect(await shown({ name: 'api_calls', groupBy: 'isolation' })).toEqual([
      ...['11-28T10 separate_database 7', '11-28T10 shared_schema 6'],
    ]);
    expect(await count(at('28T11:25'))).toMatchObject({ hours: 0 });
  });

  it('is the server’s errors, and by class both', async () => {
    const [acme, globex] = [tenant('pro'), tenant('pro')];
    await counted(acme, 'errors', at('28T10:00'), 2, { dimensions: { statusClass: '5xx' } });
    await counted(acme, 'errors', at('28T10:00'), 9, { dimensions: { statusClass: '4xx' } });
    await counted(globex, 'errors', at('28T10:00'), 3, { dimensions: { statusClass: '4xx' } });
    await count(at('28T11:20'));
    expect(await shown({ name: 'errors' })).toEqual(['11-28T10 2']);
    expect(await shown({ name: 'errors', groupBy: 'statusClass' })).toEqual([
      ...['11-28T10 5xx 2', '11-28T10 4xx 12'],
    ]);
    expect(await shown({ name: 'api_calls', groupBy: 'statusClass' })).toBe('UnknownDimension');
  });

  it('tells the ten largest tenants apart, and the sum stays what it was', async () => {
    const ids = Array.from({ length: 12 }, () => tenant('pro'));
    for (const [index, id] of ids.entries()) {
      await counted(id, 'tracked_events', at('28T10:00'), index + 1, { dimensions: { name: 'a' } });
    }
    await count(at('28T11:20'));
    const rows = (await shown({ name: 'tracked_events', groupBy: 'tenant' })) as string[];
    expect(rows).toHaveLength(11);
    expect(rows[0]).toBe(`11-28T10 ${ids[11]} 12`);
    expect(rows.at(-1)).toBe('11-28T10 (other) 3');
    expect(await shown({ name: 'tracked_events' })).toEqual(['11-28T10 78']);
  });

  it('has days and months of its own for members, who do not add up, whatever the tenants’ zones', async () => {
    const zones = ['Europe/Berlin', 'America/Los_Angeles', 'UTC', 'Pacific/Auckland'];
    for (const zone of zones) {
      const id = tenant('pro');
      for (const hour of ['12', '13', '14']) {
        await counted(id, 'active_members', at(`28T${hour}:00`), 4);
      }
      for (const grain of ['day', 'month'] as const) {
        // Noon of UTC is in the same day of all of these but one, which is in its month.
        const noon = zone === 'Pacific/Auckland' ? at('28T10:00') : at('28T12:00');
        await counted(id, 'active_members', noon, 6, { grain, zone });
      }
    }
    await count(at('28T15:20'));
    expect(await shown({ name: 'active_members', window: 'day' })).toEqual(['11-28T00 24']);
    expect(await shown({ name: 'active_members', window: 'month' })).toEqual(['11-01T00 24']);
    expect(await shown({ name: 'active_members' })).toEqual(['11-28T14 16']);
  });
});

describe('an hour that was added up', () => {
  it('is added up again a day later, and when no event of it may come any more', async () => {
    const acme = tenant('pro');
    const late = (value: number) =>
      counted(acme, 'tracked_events', at('02T10:00'), value, { dimensions: { name: 'a' } });
    const day2 = { from: at('02T00:00'), to: at('03T00:00') };
    await late(1);
    await count(at('02T11:20'));
    await late(2);
    await counts.done(at('03T09:00'));
    await count(at('03T11:20'));
    expect(await shown({ name: 'tracked_events', ...day2 })).toEqual(['11-02T10 3']);
    await late(4);
    await counts.done(new Date('2026-12-08T09:00:00Z'));
    await count(new Date('2026-12-08T11:20:00Z'));
    expect(await shown({ name: 'tracked_events', ...day2 })).toEqual(['11-02T10 7']);
  });

  it('keeps what a tenant counted that was erased since', async () => {
    const [acme, globex] = [tenant('pro'), tenant('pro')];
    await counted(acme, 'api_calls', at('27T10:00'), 7);
    await counted(globex, 'api_calls', at('27T10:00'), 5);
    await count(at('27T11:20'));
    tenants.delete(globex);
    await counts.done(at('28T09:00'));
    await count(at('28T11:20'));
    expect(await shown({ name: 'api_calls', from: at('27T00:00'), to: at('28T00:00') })).toEqual([
      '11-27T10 12',
    ]);
  });

  it('is the same when it is done again, by two runs at once, or after one that died', async () => {
    await counted(tenant('pro'), 'storage', at('28T10:00'), 7);
    await counted(tenant('pro'), 'storage', at('28T10:00'), 5);
    await Promise.all([count(at('28T11:20')), count(at('28T11:20'))]);
    const before = formatted();
    await counts.done(at('28T09:00'));
    await count(at('28T11:25'));
    expect(formatted()).toEqual(before);
    expect(await shown({ name: 'storage' })).toEqual(['11-28T10 12']);
  });

  it('waits for a tenant that cannot be read until the next hour is there', async () => {
    const [acme, globex] = [tenant('pro'), tenant('pro')];
    await counted(acme, 'api_calls', at('28T10:00'), 7);
    await counted(globex, 'api_calls', at('28T10:00'), 5);
    unreadable = globex;
    expect(await count(at('28T11:20'))).toMatchObject({ hours: 1, error: 1 });
    expect(await shown({ name: 'api_calls' })).toEqual(['11-28T10 7']);
    unreadable = null;
    expect(await count(at('28T11:25'))).toMatchObject({ hours: 1, error: 0 });
    expect(await shown({ name: 'api_calls' })).toEqual(['11-28T10 12']);
    unreadable = globex;
    await count(at('28T12:20'));
    expect(await count(at('28T13:20'))).toMatchObject({ hours: 2, error: 2 });
    expect(await counts.last()).toEqual(at('28T11:00'));
  });

  it('and those of an outage are caught up, a week of them', async () => {
    const acme = tenant('pro');
    for (const hour of ['08', '09', '10']) await counted(acme, 'api_calls', at(`28T${hour}:00`), 1);
    await counts.done(at('28T07:00'));
    expect(await count(at('28T11:20'))).toMatchObject({ hours: 3 });
    expect(await shown({ name: 'api_calls', window: 'day' })).toEqual(['11-28T00 3']);
    await counts.done(at('01T00:00'));
    const early = new Date(at('28T11:20').getTime() - 1);
    expect(await count(at('28T11:20'), early)).toMatchObject({ hours: 0 });
    expect(await count(at('28T11:20'))).toMatchObject({ hours: 168 });
  });
});

it('refuses more than an answer is made of', async () => {
  const query = { name: 'api_calls', from: at('01T00:00'), to: new Date('2028-01-01T00:00:00Z') };
  expect(await shown({ ...query, name: 'api_calls' })).toBe('UsageRangeTooLarge');
});

const formatted = () =>
  [...counts.counts.values()].map((one) => [one.metric, one.start, formatQuantity(one.total)]);
