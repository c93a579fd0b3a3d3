import { bar } from '../charts.ts';
import type { CliContext } from '../context.ts';
import { csv } from '../csv.ts';
import type { AnswerOf, OperationRequest } from '../operations.ts';
import { clock, table } from '../output.ts';
import { withIdHint } from '../with-id-hint.ts';

type Series = AnswerOf<'showMetrics'>;
type Query = NonNullable<OperationRequest<'showMetrics'>['query']>;

export type MetricsOptions = Omit<Query, 'name'> & {
  readonly tenantId?: string;
  readonly csv?: boolean;
};

/** `freehold analytics metrics [NAME]`: all there are, or one over time; with --tenant-id of any tenant, as an operator. */
export async function showMetric(
  { call, output }: CliContext,
  name: Query['name'] | undefined,
  { tenantId, csv: asCsv, from, to, window, groupBy, event }: MetricsOptions,
): Promise<void> {
  if (name === undefined) {
    const names = await call('listMetricNames');
    const rows = names.items.map(({ name: metric, title, unit }) => [metric, title, unit]);
    output.result(names, table([['NAME', 'COUNTS', 'UNIT'], ...rows]));
    return;
  }
  const query = { name, from, to, window, groupBy, event };
  const series =
    tenantId === undefined
      ? await call('showMetrics', { query })
      : await withIdHint(tenantId, () =>
          call('showTenantMetrics', { params: { tenantId }, query }),
        );
  output.result(series, asCsv ? seriesCsv(series) : seriesLines(series));
}

/** A bar for each window and group; what has nothing is left out. */
function seriesLines({ name, unit, window, timeZone, from, to, items }: Series): string[] {
  const head = `${name} (${unit}) by ${window}, ${clock(from)} to ${clock(to)}, ${timeZone}`;
  if (items.length === 0) return [head, 'Nothing was counted.'];
  const greatest = Math.max(...items.map(({ value }) => Number(value)));
  const rows = items.map(({ start, dimensions, value }) => [
    ...[clock(start), Object.values(dimensions).join(' '), value, bar(Number(value), greatest)],
  ]);
  return [head, ...table([['FROM', 'OF', 'VALUE', 'CHART'], ...rows])];
}

const seriesCsv = ({ name, unit, items }: Series): string[] =>
  csv([
    ['metric', 'unit', 'start', 'end', 'of', 'value'],
    ...items.map(({ start, end, dimensions, value }) => [
      ...[name, unit, start, end, Object.values(dimensions).join(' '), value],
    ]),
  ]);
