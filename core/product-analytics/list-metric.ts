import { fail, ok, type Result } from '../../kit/result.ts';
import {
  listUsage,
  type ListUsageError,
  type UsageQuery,
  type UsageRow,
} from '../metering/list-usage.ts';
import type { TimeZones } from '../metering/time-zones.ts';
import type { UsageReader } from '../metering/usage-store.ts';
import type { TenantId } from '../tenancy/tenant-context.ts';
import type { MetricName, MetricSource } from './metric.ts';
import { meterOf, METRICS } from './metric.ts';
import { NAME, TRACKED_EVENTS } from './tracked-meter.ts';

export type ListMetricPorts = {
  readonly readers: Readonly<Record<MetricSource, UsageReader>>;
  readonly timeZones: TimeZones;
};

/** A metric always has its meter. */
export type ListMetricError = Exclude<ListUsageError, { readonly kind: 'MeterNotFound' }>;

export type MetricQuery = Omit<UsageQuery, 'meter'> & {
  readonly name: MetricName;
  /** Only tracked events of this name. */
  readonly event?: string;
};

export type MetricSeries = {
  readonly timeZone: string;
  readonly rows: readonly Pick<UsageRow, 'start' | 'end' | 'dimensions' | 'quantity'>[];
};

/** What a metric counted in a time; windows without any are left out. */
export async function listMetric(
  { readers, timeZones }: ListMetricPorts,
  tenantId: TenantId,
  { name, event, groupBy, ...query }: MetricQuery,
): Promise<Result<MetricSeries, ListMetricError>> {
  const meter = meterOf(name, groupBy);
  const isFiltered = event !== undefined && name === TRACKED_EVENTS;
  const listed = await listUsage(
    { meters: { [meter.id]: meter }, reader: readers[METRICS[name].source], timeZones },
    tenantId,
    { ...query, meter: meter.id, groupBy: isFiltered ? [...new Set([...groupBy, NAME])] : groupBy },
  );
  if (!listed.ok) return fail(withMeter(listed.error));
  const { timeZone, rows } = listed.value;
  if (!isFiltered) return ok({ timeZone, rows });
  const filtered = rows.filter(({ dimensions }) => dimensions[NAME] === event);
  return ok({ timeZone, rows: groupBy.includes(NAME) ? filtered : filtered.map(withoutName) });
}

function withMeter(error: ListUsageError): ListMetricError {
  if (error.kind === 'MeterNotFound') throw new Error('A metric has its meter.');
  return error;
}

const withoutName = (row: UsageRow): UsageRow => ({
  ...row,
  dimensions: Object.fromEntries(
    Object.entries(row.dimensions).filter(([dimension]) => dimension !== NAME),
  ),
});
