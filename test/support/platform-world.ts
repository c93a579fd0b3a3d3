import { meterVersion } from '../../core/metering/meter.ts';
import { calendarUnitOf } from '../../core/metering/period.ts';
import { formatQuantity, wholeQuantity } from '../../core/metering/quantity.ts';
import type { Grain } from '../../core/metering/usage-window.ts';
import { countPlatform } from '../../core/product-analytics/count-platform.ts';
import { meterOf, METRICS, type MetricName } from '../../core/product-analytics/metric.ts';
import { showPlatformMetric } from '../../core/product-analytics/show-platform-metric.ts';
import type { TenantId } from '../../core/tenancy/tenant-context.ts';
import type { Tenant } from '../../core/tenants/tenant.ts';
import { newId } from '../../kit/id.ts';
import { FakePlatformCounts } from '../fakes/fake-platform-counts.ts';
import { FakeUsageStore } from '../fakes/fake-usage-store.ts';

const HOUR_MS = 3_600_000;
/** Of November 2026. */
export const at = (text: string) => new Date(`2026-11-${text}:00Z`);

type Entry = Pick<Tenant, 'id' | 'plan' | 'isolation'>;
type Counted = {
  metric: MetricName;
  time: Date;
  value: number;
  grain?: Grain;
  dimensions?: Record<string, string>;
  zone?: string;
};
type Query = Parameters<typeof showPlatformMetric>[1];

/** Tenants that count, and what adds them up, over stores that live in memory. */
export class PlatformWorld {
  readonly tenants = new Map<TenantId, Entry>();
  readonly counts = new FakePlatformCounts();
  readonly errors: TenantId[] = [];
  /** Whose counters cannot be read. */
  unreadable: TenantId | null = null;
  readonly #readers = { metered: new FakeUsageStore(), tracked: new FakeUsageStore() };
  #shards = 0;

  tenant(plan: string, isolation: Entry['isolation'] = 'shared_schema'): TenantId {
    const id = newId('tnt');
    this.tenants.set(id, { id, plan, isolation });
    return id;
  }

  /** What a tenant counted in the window of that time. */
  async counted(
    tenantId: TenantId,
    { metric, time, value, grain = 'hour', dimensions = {}, zone = 'UTC' }: Counted,
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
    const state = { events: value, value: wholeQuantity(value), members: value };
    this.#shards += 1;
    const shard = { window, shard: this.#shards, revision: 1, state, sealAt: null };
    const store = this.#readers[METRICS[metric].source];
    await store.commit(tenantId, { seen: [], members: [], shards: [shard] });
  }

  count(now: Date, deadline = new Date(now.getTime() + 60_000)) {
    const { tenants, counts, errors } = this;
    const finder = {
      find: (id: string) =>
        Promise.resolve((tenants.get(id as TenantId) as Tenant | undefined) ?? null),
    };
    const tenantIds = {
      async *all() {
        for (const id of tenants.keys()) yield await Promise.resolve([id]);
      },
    };
    const { metered, tracked } = this.#readers;
    return countPlatform(
      {
        readers: { metered: this.#reading(metered), tracked: this.#reading(tracked) },
        ...{ tenantIds, tenants: finder, counts, now: () => now },
        onError: ({ tenantId }) => errors.push(tenantId),
      },
      deadline,
    );
  }

  #reading(store: FakeUsageStore): Pick<FakeUsageStore, 'listShards'> {
    return {
      listShards: (tenantId, ...range) =>
        tenantId === this.unreadable
          ? Promise.reject(new Error('Throttled.'))
          : store.listShards(tenantId, ...range),
    };
  }

  async shown(query: Partial<Query> & Pick<Query, 'name'>) {
    const span = { from: at('28T00:00'), to: at('29T00:00'), window: 'hour' as const };
    const series = await showPlatformMetric(this.counts, { ...span, ...query });
    if (!series.ok) return series.error.kind;
    return series.value.rows.map(({ start, dimensions, quantity }) =>
      [start.toISOString().slice(5, 13), ...Object.values(dimensions), quantity].join(' '),
    );
  }

  formatted() {
    const counts = [...this.counts.counts.values()];
    return counts.map(({ metric, start, total }) => [metric, start, formatQuantity(total)]);
  }
}
