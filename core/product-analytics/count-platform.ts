import { MAX_PARTS } from '../metering/list-usage.ts';
import { calendarUnitOf, hoursAfter } from '../metering/period.ts';
import { STATUS_CLASS } from '../metering/meter.ts';
import type { UsageReader } from '../metering/usage-store.ts';
import { combinedAll, quantityOf } from '../metering/window-state.ts';
import type { TenantId } from '../tenancy/tenant-context.ts';
import type { TenantFinder } from '../tenants/tenant-finder.ts';
import { countedTo, HOUR_MS } from './alert.ts';
import type { ListMetricPorts } from './list-metric.ts';
import { meterOf, METRIC_NAMES, METRICS, wantedOf } from './metric.ts';
import type { PlatformCounts, PlatformWindow } from './platform-counts.ts';
import { PlatformSum, type TenantCount } from './platform-sums.ts';

export type CountPlatformPorts = Pick<ListMetricPorts, 'readers'> & {
  readonly tenantIds: { all(): AsyncIterable<readonly TenantId[]> };
  readonly tenants: Pick<TenantFinder, 'find'>;
  readonly counts: Pick<PlatformCounts, 'last' | 'done' | 'put'>;
  readonly now: () => Date;
  readonly onError: (tenant: { readonly tenantId: TenantId }, error: unknown) => void;
};

const DAY_MS = 24 * HOUR_MS;
/** An event's time may lie 35 days back. */
const LATE_MS = 36 * DAY_MS;
/** After an outage; what is before stays uncounted. */
const MOST_HOURS = 7 * 24;
/** Where a day begins first; in UTC+14 and UTC-11 it counts in the one beside. */
const FIRST_ZONE_MS = 13 * HOUR_MS;

/**
 * Adds up what tenants counted in each hour that is counted whole, and once more a day later and when no event of it may
 * come any more. It reads the tenants' counters and changes none, so it can be done again, or die, at any time.
 */
export async function countPlatform(ports: CountPlatformPorts, deadline: Date) {
  const { counts, now } = ports;
  const count = { hours: 0, windows: 0, error: 0 };
  const end = new Date(countedTo(now()).getTime() - HOUR_MS);
  const open = hoursAfter(await counts.last(), end, MOST_HOURS);
  for (const hour of open) {
    if (now() >= deadline) break;
    const { sums, error } = await summed(ports, windowsAt(hour));
    for (const sum of sums) await counts.put(sum);
    count.hours += 1;
    count.windows += sums.length;
    count.error += error;
    // A tenant that could not be read is read again until the next hour is there; a day later it is counted anyhow.
    if (error === 0 || hour !== open.at(-1)) await counts.done(hour);
  }
  return count;
}

/** What is counted when an hour is: that hour, the one a day before, and of late events the one 36 days before. */
function windowsAt(hour: Date): readonly PlatformWindow[] {
  const windows = new Map<string, PlatformWindow>();
  const add = (window: PlatformWindow) =>
    windows.set(`${window.metric} ${window.grain} ${window.start.toISOString()}`, window);
  for (const start of [hour, new Date(hour.getTime() - DAY_MS)]) {
    for (const metric of METRIC_NAMES) add({ metric, grain: 'hour', start });
    for (const grain of ['day', 'month'] as const) {
      const { start: begin } = calendarUnitOf(grain, start, 'UTC');
      // Unique values do not add up over hours, so they have windows of days and months.
      add({ metric: 'active_members', grain, start: begin });
    }
  }
  add({ metric: 'tracked_events', grain: 'hour', start: new Date(hour.getTime() - LATE_MS) });
  return [...windows.values()];
}

async function summed(ports: CountPlatformPorts, windows: readonly PlatformWindow[]) {
  const sums = windows.map((window) => ({ window, sum: new PlatformSum(window) }));
  let error = 0;
  for await (const page of ports.tenantIds.all()) {
    await Promise.all(
      page.map(async (tenantId) => {
        try {
          await addTenant(ports, tenantId, sums);
        } catch (cause) {
          error += 1;
          ports.onError({ tenantId }, cause);
        }
      }),
    );
  }
  return { sums: sums.flatMap(({ sum }) => sum.count() ?? []), error };
}

type Summed = { readonly window: PlatformWindow; readonly sum: PlatformSum };

/** Wholly or not at all. */
async function addTenant(
  { readers, tenants }: CountPlatformPorts,
  tenantId: TenantId,
  sums: readonly Summed[],
): Promise<void> {
  const counted = await Promise.all(
    sums.map(async ({ window, sum }) => ({
      sum,
      count: await countOf(readers[METRICS[window.metric].source], tenantId, window),
    })),
  );
  const some = counted.filter(({ count }) => count !== null);
  const tenant = some.length > 0 ? await tenants.find(tenantId) : null;
  if (!tenant) return;
  for (const { sum, count } of some) if (count) sum.add(tenant, count);
}

/** Null where the tenant counted nothing. */
async function countOf(
  reader: UsageReader,
  tenantId: TenantId,
  { metric, grain, start }: PlatformWindow,
): Promise<TenantCount | null> {
  const meter = meterOf(metric, []);
  const range = { meter: meter.id, grain, ...rangeOf(grain, start) };
  const parts = await reader.listShards(tenantId, range, MAX_PARTS);
  if (parts.length === 0) return null;
  if (parts.length >= MAX_PARTS) throw new Error(`Too many windows of ${metric} to add up.`);
  const quantityIn = (some: typeof parts) =>
    quantityOf(
      meter.aggregation,
      combinedAll(
        meter.aggregation,
        some.map(({ state }) => state),
      ),
    );
  const wanted = wantedOf(metric, []);
  const classOf = ({ window }: (typeof parts)[number]) => window.dimensions[STATUS_CLASS];
  const classes = metric === 'errors' ? Map.groupBy(parts, (part) => classOf(part) ?? '') : [];
  return {
    quantity: quantityIn(
      wanted
        ? parts.filter(({ window }) => window.dimensions[wanted.dimension] === wanted.value)
        : parts,
    ),
    byClass: Object.fromEntries([...classes].map(([value, some]) => [value, quantityIn(some)])),
  };
}

/** A tenant's day is that of its zone: it counts in the day of UTC with the same date, from New Zealand to Hawaii. */
function rangeOf(grain: PlatformWindow['grain'], start: Date) {
  if (grain === 'hour') return { start, end: new Date(start.getTime() + HOUR_MS) };
  const first = start.getTime() - FIRST_ZONE_MS;
  return { start: new Date(first), end: new Date(first + DAY_MS) };
}
