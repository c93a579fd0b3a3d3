import { fail, ok, type Result } from '../../kit/result.ts';
import type { ListUsageError } from '../metering/list-usage.ts';
import { STATUS_CLASS } from '../metering/meter.ts';
import { lastMoment, spanOf } from '../metering/period.ts';
import { formatQuantity, type Quantity } from '../metering/quantity.ts';
import type { Grain } from '../metering/usage-window.ts';
import { HOUR_MS } from './alert.ts';
import type { MetricSeries } from './list-metric.ts';
import type { MetricName } from './metric.ts';
import type { PlatformCount, PlatformCounts, PlatformDimension } from './platform-counts.ts';
import { largest } from './platform-sums.ts';

export type PlatformQuery = {
  readonly name: MetricName;
  readonly from: Date;
  readonly to: Date;
  readonly window: Grain;
  readonly groupBy?: PlatformDimension | undefined;
};

export type PlatformMetricError = Extract<
  ListUsageError,
  { readonly kind: 'UnknownDimension' | 'UsageRangeTooLarge' }
>;

/** Of an hour each: what one answer adds up. */
const MAX_WINDOWS = 400 * 24;

/** A metric over all tenants, in windows of UTC; those without anything are left out. */
export async function showPlatformMetric(
  counts: Pick<PlatformCounts, 'list'>,
  { name, from, to, window, groupBy }: PlatformQuery,
): Promise<Result<MetricSeries, PlatformMetricError>> {
  if (groupBy === STATUS_CLASS && name !== 'errors') {
    const known = ['plan', 'isolation', 'tenant'];
    return fail({ kind: 'UnknownDimension', dimension: groupBy, known });
  }
  const { start } = spanOf(window, from, 'UTC');
  const { end } = spanOf(window, lastMoment({ from, to }), 'UTC');
  if ((end.getTime() - start.getTime()) / HOUR_MS > MAX_WINDOWS) {
    return fail({ kind: 'UsageRangeTooLarge', maxParts: MAX_WINDOWS });
  }
  const grain = name === 'active_members' ? window : 'hour';
  const listed = await counts.list({ metric: name, grain, start, end });
  const windows = Map.groupBy(listed, (count) =>
    spanOf(window, count.start, 'UTC').start.getTime(),
  );
  const rows = [...windows].flatMap(([begin, parts]) =>
    [...groupsOf(parts, groupBy)].map(([value, quantity]) => ({
      ...spanOf(window, new Date(begin), 'UTC'),
      dimensions: groupBy === undefined ? {} : { [groupBy]: value },
      quantity: formatQuantity(quantity),
    })),
  );
  return ok({ timeZone: 'UTC', rows });
}

function groupsOf(
  parts: readonly PlatformCount[],
  groupBy: PlatformDimension | undefined,
): Iterable<readonly [string, Quantity]> {
  const sums = new Map<string, Quantity>();
  for (const { total, by } of parts) {
    const groups = groupBy === undefined ? { '': total } : (by[groupBy] ?? {});
    for (const [value, quantity] of Object.entries(groups)) {
      sums.set(value, (sums.get(value) ?? 0n) + quantity);
    }
  }
  const groups = groupBy === 'tenant' ? Object.entries(largest(sums)) : [...sums];
  return groups.filter(([, quantity]) => quantity > 0n);
}
