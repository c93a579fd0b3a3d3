import { METRICS } from '../../core/product-analytics/metric.ts';
import type { PlatformDimension } from '../../core/product-analytics/platform-counts.ts';
import { bar } from '../charts.ts';
import { CommandFailure } from '../command-failure.ts';
import type { CliContext } from '../context.ts';
import { csv } from '../csv.ts';
import { EXIT } from '../exit-codes.ts';
import { isOperator } from '../is-operator.ts';
import type { AnswerOf, OperationRequest } from '../operations.ts';
import { clock, table } from '../output.ts';
import { withIdHint } from '../with-id-hint.ts';

type Series = AnswerOf<'showMetrics'>;
type Query = NonNullable<OperationRequest<'showMetrics'>['query']>;

export type MetricsOptions = Omit<Query, 'name'> & {
  readonly tenantId?: string;
  readonly csv?: boolean;
};

/** `freehold analytics metrics [NAME]`: all there are, or one over time; of an operator’s those of all tenants, with --tenant-id of one. */
export async function showMetric(
  context: CliContext,
  name: Query['name'] | undefined,
  { tenantId, csv: asCsv, from, to, window, groupBy, event }: MetricsOptions,
): Promise<void> {
  const { call, output } = context;
  if (name === undefined) {
    // The names are a tenant's to list; an operator's command knows them.
    const names = isOperator(context)
      ? { items: Object.values(METRICS) }
      : await call('listMetricNames');
    const rows = names.items.map(({ name: metric, title, unit }) => [metric, title, unit]);
    output.result(names, table([['NAME', 'COUNTS', 'UNIT'], ...rows]));
    return;
  }
  const query = { name, from, to, window, groupBy, event };
  const series = await seriesOf(context, tenantId, query);
  output.result(series, asCsv ? seriesCsv(series) : seriesLines(series));
}

/** An operator's without a tenant is that of all of them. */
async function seriesOf(context: CliContext, tenantId: string | undefined, query: Query) {
  const { call } = context;
  if (tenantId !== undefined) {
    return withIdHint(tenantId, () => call('showTenantMetrics', { params: { tenantId }, query }));
  }
  if (!isOperator(context)) return call('showMetrics', { query });
  const { groupBy, event, ...over } = query;
  if (event !== undefined) {
    throw new CommandFailure('--event is of one tenant: give --tenant-id.', {
      exitCode: EXIT.invalid,
    });
  }
  return call('showPlatformMetrics', { query: { ...over, groupBy: groupBy as PlatformDimension } });
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

export const seriesCsv = ({ name, unit, items }: Series): string[] =>
  csv([
    ['metric', 'unit', 'start', 'end', 'of', 'value'],
    ...items.map(({ start, end, dimensions, value }) => [
      ...[name, unit, start, end, Object.values(dimensions).join(' '), value],
    ]),
  ]);
