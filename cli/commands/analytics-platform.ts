import { formatQuantity, parseQuantity } from '../../core/metering/quantity.ts';
import { METRIC_NAMES, METRICS } from '../../core/product-analytics/metric.ts';
import { chartCells } from '../charts.ts';
import type { CliContext } from '../context.ts';
import type { AnswerOf, OperationRequest } from '../operations.ts';
import { clock, table } from '../output.ts';
import { seriesCsv } from './analytics-metrics.ts';

type Series = AnswerOf<'showPlatformMetrics'>;
type Query = NonNullable<OperationRequest<'showPlatformMetrics'>['query']>;
type Options = Pick<Query, 'from' | 'to' | 'window'> & { readonly csv?: boolean };

const HOUR_MS = 3_600_000;
const STEPS_MS = { hour: HOUR_MS, day: 24 * HOUR_MS };
const DEFAULT_MS = 30 * STEPS_MS.day;

/** `freehold analytics` of an operator: all metrics over all tenants. */
export async function showPlatform({ call, output }: CliContext, options: Options): Promise<void> {
  const { to = new Date().toISOString(), window = 'day' } = options;
  const from = options.from ?? new Date(Date.parse(to) - DEFAULT_MS).toISOString();
  const all = await Promise.all(
    METRIC_NAMES.map((name) => call('showPlatformMetrics', { query: { name, from, to, window } })),
  );
  output.result({ metrics: all }, options.csv ? all.flatMap(csvOf) : linesOf(all));
}

/** One head for all. */
const csvOf = (series: Series, index: number): string[] =>
  index === 0 ? seriesCsv(series) : seriesCsv(series).slice(1);

function linesOf(all: readonly Series[]): string[] {
  const [first] = all;
  if (!first) return [];
  const rows = all.map((series) => [
    METRICS[series.name].title,
    ...chartCells(totalOf(series), series.unit, numbersOf(series)),
  ]);
  return [
    `All tenants by ${first.window}, ${clock(first.from)} to ${clock(first.to)}, UTC`,
    ...table([['METRIC', 'TOTAL', 'UNIT', 'MOST', 'CHART'], ...rows]),
  ];
}

/** Members of several windows do not add up. */
const totalOf = ({ name, items }: Series): string =>
  name === 'active_members'
    ? ''
    : formatQuantity(items.reduce((sum, { value }) => sum + (parseQuantity(value) ?? 0n), 0n));

/** With a zero where nothing was counted; months differ in length, and are shown as they are there. */
function numbersOf({ items, window, from, to }: Series): number[] {
  if (window === 'month') return items.map(({ value }) => Number(value));
  const step = STEPS_MS[window];
  const values = new Map(items.map(({ start, value }) => [Date.parse(start), Number(value)]));
  const first = Math.floor(Date.parse(from) / step);
  const count = Math.ceil(Date.parse(to) / step) - first;
  return Array.from({ length: count }, (_, index) => values.get((first + index) * step) ?? 0);
}
