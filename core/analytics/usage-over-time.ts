import { fail, ok, type Result } from '../../kit/result.ts';
import { listUsage, type ListUsagePorts, type UsageRow } from '../metering/list-usage.ts';
import { meterVersion, type MeterDefinition } from '../metering/meter.ts';
import { spanOf, type Period } from '../metering/period.ts';
import { formatQuantity, parseQuantity } from '../metering/quantity.ts';
import type { Grain } from '../metering/usage-window.ts';
import type { TenantId } from '../tenancy/tenant-context.ts';

export type UsageSpan = { readonly from: Date; readonly to: Date; readonly window: Grain };

export type UsagePoint = Period & { readonly quantity: string };

/** What one definition of a meter counted in each window of the span, those without usage included. */
export type UsageSeries = {
  readonly meter: string;
  readonly name: string;
  readonly unit: string;
  readonly version: string;
  /** Of what adds up: sums and counts. */
  readonly total?: string;
  readonly points: readonly UsagePoint[];
};

export type UsageOverTime = { readonly timeZone: string; readonly series: readonly UsageSeries[] };

/** More would be no chart. */
const MAX_WINDOWS = 400;

export type UsageRangeTooLarge = { readonly kind: 'UsageRangeTooLarge'; readonly maxParts: number };

/** All meters of a tenant over time. */
export async function usageOverTime(
  ports: ListUsagePorts,
  tenantId: TenantId,
  span: UsageSpan,
): Promise<Result<UsageOverTime, UsageRangeTooLarge>> {
  const timeZone = await ports.timeZones.of(tenantId);
  const windows = windowsOf(span, timeZone);
  if (windows.length > MAX_WINDOWS) {
    return fail({ kind: 'UsageRangeTooLarge', maxParts: MAX_WINDOWS });
  }
  const listed = await Promise.all(
    Object.values(ports.meters).map(async (meter) => ({
      meter,
      usage: await listUsage(ports, tenantId, { ...span, meter: meter.id, groupBy: [] }),
    })),
  );
  const series: UsageSeries[] = [];
  for (const { meter, usage } of listed) {
    if (usage.ok) series.push(...seriesOf(meter, windows, usage.value.rows));
    else if (usage.error.kind === 'UsageRangeTooLarge') return fail(usage.error);
    else throw new Error(`${meter.id} cannot be shown: ${usage.error.kind}.`);
  }
  return ok({ timeZone, series });
}

/** One more than there may be tells that there are too many. */
function windowsOf({ from, to, window }: UsageSpan, timeZone: string): Period[] {
  const windows: Period[] = [];
  for (let time = from; time < to && windows.length <= MAX_WINDOWS;) {
    const next = spanOf(window, time, timeZone);
    windows.push(next);
    time = next.end;
  }
  return windows;
}

/** The present definition always, earlier ones where they counted something. */
function seriesOf(
  meter: MeterDefinition,
  windows: readonly Period[],
  rows: readonly UsageRow[],
): UsageSeries[] {
  const { id, name, unit, aggregation } = meter;
  const versions = new Set([...rows.map(({ version }) => version), meterVersion(meter)]);
  const addsUp = aggregation === 'sum' || aggregation === 'count';
  return [...versions].map((version) => {
    const own = rows.filter((row) => row.version === version);
    const byStart = new Map(own.map((row) => [row.start.getTime(), row.quantity]));
    const points = windows.map((window) => ({
      ...window,
      quantity: byStart.get(window.start.getTime()) ?? '0',
    }));
    return {
      ...{ meter: id, name, unit, version, points },
      ...(addsUp && { total: totalOf(points) }),
    };
  });
}

const totalOf = (points: readonly UsagePoint[]): string =>
  formatQuantity(points.reduce((sum, { quantity }) => sum + (parseQuantity(quantity) ?? 0n), 0n));
