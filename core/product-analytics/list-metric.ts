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
import { meterOf, METRICS, wantedOf } from './metric.ts';

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
  const wanted = wantedOf(name, groupBy, event);
  const listed = await listUsage(
    { meters: { [meter.id]: meter }, reader: readers[METRICS[name].source], timeZones },
    tenantId,
    {
      ...{ ...query, meter: meter.id },
      groupBy: wanted ? [...new Set([...groupBy, wanted.dimension])] : groupBy,
    },
  );
  if (!listed.ok) return fail(withMeter(listed.error));
  const { timeZone, rows } = listed.value;
  if (!wanted) return ok({ timeZone, rows });
  const { dimension, value } = wanted;
  const filtered = rows.filter(({ dimensions }) => dimensions[dimension] === value);
  const isAsked = groupBy.includes(dimension);
  return ok({ timeZone, rows: isAsked ? filtered : filtered.map(without(dimension)) });
}

function withMeter(error: ListUsageError): ListMetricError {
  if (error.kind === 'MeterNotFound') throw new Error('A metric has its meter.');
  return error;
}

const without =
  (dimension: string) =>
  (row: UsageRow): UsageRow => ({
    ...row,
    dimensions: Object.fromEntries(
      Object.entries(row.dimensions).filter(([name]) => name !== dimension),
    ),
  });
