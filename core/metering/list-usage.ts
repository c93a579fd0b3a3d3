import { fail, ok, type Result } from '../../kit/result.ts';
import type { TenantId } from '../tenancy/tenant-context.ts';
import type { Aggregation, MeterDefinition, Meters } from './meter.ts';
import { lastMoment, spanOf, type Period } from './period.ts';
import { formatQuantity } from './quantity.ts';
import type { TimeZones } from './time-zones.ts';
import type { Shard, UsageReader } from './usage-store.ts';
import { windowId, type Dimensions, type Grain } from './usage-window.ts';
import { combined, EMPTY_STATE, quantityOf, type WindowState } from './window-state.ts';

export type ListUsagePorts = {
  readonly meters: Meters;
  readonly reader: UsageReader;
  readonly timeZones: TimeZones;
};

export type UsageQuery = {
  readonly meter: string;
  readonly from: Date;
  readonly to: Date;
  /** `period`: all of it in one row. */
  readonly window: Grain | 'period';
  readonly groupBy: readonly string[];
};

/** What was used in one hour, day, month or period, by one definition of the meter. */
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
  | { readonly kind: 'UsageRangeTooLarge'; readonly maxParts: number };

/** Parts of windows that one answer is made of: a month of one meter with 30 combinations of dimensions, and more. */
export const MAX_PARTS = 200_000;

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
  const spanAt = spansOf(query, timeZone);
  const range = { start: spanAt(query.from).start, end: spanAt(lastMoment(query)).end };
  const grain = grainOf(meter.aggregation, query.window);
  const parts = await reader.listShards(tenantId, { meter: meter.id, grain, ...range }, MAX_PARTS);
  if (parts.length >= MAX_PARTS) return fail({ kind: 'UsageRangeTooLarge', maxParts: MAX_PARTS });
  return ok({ meter, timeZone, rows: rowsOf(parts, query.groupBy, spanAt) });
}

/** What hours add up to is made of them; unique values have windows of their own. */
function grainOf(aggregation: Aggregation, window: UsageQuery['window']): Grain {
  if (aggregation !== 'unique_count') return 'hour';
  return window === 'period' ? 'month' : window;
}

type SpanAt = (time: Date) => Period;

/** The row that a time is in. */
function spansOf({ window, from, to }: UsageQuery, timeZone: string): SpanAt {
  if (window === 'period') return () => ({ start: from, end: to });
  return (time) => spanOf(window, time, timeZone);
}

type Gathered = Pick<UsageRow, 'start' | 'end' | 'version' | 'dimensions'> & {
  readonly aggregation: Aggregation;
  readonly windows: Set<string>;
  state: WindowState;
};

function rowsOf(parts: readonly Shard[], groupBy: readonly string[], spanAt: SpanAt): UsageRow[] {
  const rows = new Map<string, Gathered>();
  for (const { window, state } of parts) {
    const { start, end } = spanAt(window.start);
    const { version, aggregation } = window;
    const dimensions = Object.fromEntries(
      groupBy.map((name) => [name, window.dimensions[name] ?? '']),
    );
    const key = JSON.stringify([start, version, dimensions]);
    const row: Gathered = rows.get(key) ?? {
      ...{ start, end, version, dimensions, aggregation },
      ...{ windows: new Set<string>(), state: EMPTY_STATE },
    };
    row.state = combined(aggregation, row.state, state);
    row.windows.add(windowId(window));
    rows.set(key, row);
  }
  return [...rows.values()].map(toRow);
}

const toRow = ({ state, windows, aggregation, ...row }: Gathered): UsageRow => {
  const [only] = windows;
  return {
    ...row,
    quantity: formatQuantity(quantityOf(aggregation, state)),
    events: state.events,
    ...(windows.size === 1 && { windowId: only }),
  };
};
