import { fail, ok, type Result } from '../../kit/result.ts';
import type { TenantId } from '../tenancy/tenant-context.ts';
import type { MeterDefinition, Meters } from './meter.ts';
import { calendarUnitOf, hourOf, type Period } from './period.ts';
import { formatQuantity } from './quantity.ts';
import type { TimeZones } from './time-zones.ts';
import type { Shard, UsageReader } from './usage-store.ts';
import { windowId, type Dimensions, type Grain } from './usage-window.ts';
import { combined, quantityOf, type WindowState } from './window-state.ts';

export type ListUsagePorts = {
  readonly meters: Meters;
  readonly reader: UsageReader;
  readonly timeZones: TimeZones;
};

export type UsageQuery = {
  readonly meter: string;
  readonly from: Date;
  readonly to: Date;
  readonly window: Grain;
  readonly groupBy: readonly string[];
};

/** What was used in one hour, day or month, by one definition of the meter. */
export type UsageRow = Period & {
  readonly version: string;
  readonly dimensions: Dimensions;
  readonly quantity: string;
  readonly events: number;
  /** Of a row that is one window: by it the events are found. */
  readonly windowId?: string;
};

export type UsageList = {
  readonly meter: MeterDefinition;
  readonly timeZone: string;
  readonly rows: readonly UsageRow[];
};

export type ListUsageError =
  | { readonly kind: 'MeterNotFound' }
  | {
      readonly kind: 'UnknownDimension';
      readonly dimension: string;
      readonly known: readonly string[];
    }
  | { readonly kind: 'UsageRangeTooLarge'; readonly maxRows: number };

/** Parts of windows that one answer is made of. */
export const MAX_SHARDS_READ = 20_000;

export async function listUsage(
  { meters, reader, timeZones }: ListUsagePorts,
  tenantId: TenantId,
  query: UsageQuery,
): Promise<Result<UsageList, ListUsageError>> {
  const meter = Object.hasOwn(meters, query.meter) ? meters[query.meter] : undefined;
  if (!meter) return fail({ kind: 'MeterNotFound' });
  const known = Object.keys(meter.dimensions);
  const dimension = query.groupBy.find((name) => !known.includes(name));
  if (dimension !== undefined) return fail({ kind: 'UnknownDimension', dimension, known });

  const timeZone = await timeZones.of(tenantId);
  const grain = meter.aggregation === 'unique_count' ? query.window : 'hour';
  const range = rangeOf(query, timeZone);
  const shards = await reader.listShards(
    tenantId,
    { meter: query.meter, grain, ...range },
    MAX_SHARDS_READ,
  );
  if (shards.length >= MAX_SHARDS_READ) {
    return fail({ kind: 'UsageRangeTooLarge', maxRows: MAX_SHARDS_READ });
  }
  return ok({ meter, timeZone, rows: rowsOf(shards, query, timeZone) });
}

/** Whole windows: from the begin of the one that `from` is in, before the begin of the one that `to` is in. */
function rangeOf({ from, to, window }: UsageQuery, timeZone: string): Period {
  const beginOf = (time: Date) =>
    window === 'hour' ? hourOf(time) : calendarUnitOf(window, time, timeZone).start;
  const start = beginOf(from);
  const last = beginOf(new Date(Math.max(to.getTime() - 1, start.getTime())));
  const end =
    window === 'hour'
      ? last.getTime() + 3_600_000
      : calendarUnitOf(window, last, timeZone).end.getTime();
  return { start, end: new Date(end) };
}

type Row = Omit<UsageRow, 'quantity' | 'events' | 'windowId'> & {
  state: WindowState;
  windows: Set<string>;
};

function rowsOf(shards: readonly Shard[], query: UsageQuery, timeZone: string): UsageRow[] {
  const rows = new Map<string, Row & { aggregation: Shard['window']['aggregation'] }>();
  for (const { window, state } of shards) {
    const { version, aggregation } = window;
    const period =
      query.window === 'hour' || window.grain !== 'hour'
        ? window
        : calendarUnitOf(query.window, window.start, timeZone);
    const dimensions = Object.fromEntries(
      query.groupBy.map((name) => [name, window.dimensions[name] ?? '']),
    );
    const key = JSON.stringify([period.start, version, dimensions]);
    const before = rows.get(key);
    rows.set(key, {
      ...{ start: period.start, end: period.end, version, aggregation, dimensions },
      state: before ? combined(aggregation, before.state, state) : state,
      windows: (before?.windows ?? new Set()).add(windowId(window)),
    });
  }
  return [...rows.values()].map(toRow);
}

const toRow = ({
  state,
  windows,
  aggregation,
  ...row
}: Row & { aggregation: Shard['window']['aggregation'] }): UsageRow => {
  const [only] = windows;
  return {
    ...row,
    quantity: formatQuantity(quantityOf(aggregation, state)),
    events: state.events,
    ...(windows.size === 1 && { windowId: only }),
  };
};
