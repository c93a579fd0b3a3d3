import type { Plans } from '../../../core/plans/plan.ts';
import { levelOf } from '../../../core/product-analytics/level-of.ts';
import {
  listMetric,
  type MetricQuery,
  type MetricSeries,
} from '../../../core/product-analytics/list-metric.ts';
import { METRICS } from '../../../core/product-analytics/metric.ts';
import type { PlatformCounts } from '../../../core/product-analytics/platform-counts.ts';
import {
  showMetrics,
  type ShowMetricsPorts,
} from '../../../core/product-analytics/show-metrics.ts';
import { showPlatformMetric } from '../../../core/product-analytics/show-platform-metric.ts';
import type { TenantFinder } from '../../../core/tenants/tenant-finder.ts';
import { answer, refusal } from '../../edge/answer.ts';
import { operation, type InputOf } from '../../edge/operation.ts';

export const listMetricNamesOperation = () =>
  operation('listMetricNames', () =>
    Promise.resolve(
      answer(200, {
        items: Object.values(METRICS).map(({ name, title, unit }) => ({ name, title, unit })),
      }),
    ),
  );

export const showMetricsOperation = (ports: ShowMetricsPorts & { readonly plans: Plans }) =>
  operation('showMetrics', async ({ principal, tenant: { tenantId }, query }) => {
    const asked = metricQueryOf(query, ports.now());
    const asking = { tenantId, level: levelOf(ports.plans, principal) };
    const shown = await showMetrics(ports, asking, asked);
    return shown.ok ? answer(200, toSeriesView(asked, shown.value)) : refusal(shown.error);
  });

export type ShowTenantMetricsPorts = ShowMetricsPorts & {
  readonly tenants: Pick<TenantFinder, 'find'>;
};

export const showTenantMetricsOperation = (ports: ShowTenantMetricsPorts) =>
  operation('showTenantMetrics', async ({ params: { tenantId }, query }) => {
    if (!(await ports.tenants.find(tenantId))) return refusal({ kind: 'TenantNotFound' });
    const asked = metricQueryOf(query, ports.now());
    const shown = await listMetric(ports, tenantId, asked);
    return shown.ok ? answer(200, toSeriesView(asked, shown.value)) : refusal(shown.error);
  });

export const showPlatformMetricsOperation = (
  ports: Pick<ShowMetricsPorts, 'now'> & { readonly counts: Pick<PlatformCounts, 'list'> },
) =>
  operation('showPlatformMetrics', async ({ query: { groupBy, ...query } }) => {
    const asked = metricQueryOf(query, ports.now());
    const shown = await showPlatformMetric(ports.counts, { ...asked, groupBy });
    return shown.ok ? answer(200, toSeriesView(asked, shown.value)) : refusal(shown.error);
  });

const DEFAULT_MS = 86_400_000;
type Query = InputOf<'showMetrics'>['query'];
type Asked = MetricQuery & { readonly window: Query['window'] };

function metricQueryOf({ from, to, groupBy = '', ...query }: Query, now: Date): Asked {
  const end = to === undefined ? now : new Date(to);
  return {
    ...query,
    to: end,
    from: from === undefined ? new Date(end.getTime() - DEFAULT_MS) : new Date(from),
    groupBy: groupBy.split(',').filter(Boolean),
  };
}

const toSeriesView = ({ name, window, from, to }: Asked, { timeZone, rows }: MetricSeries) => ({
  ...{ name, unit: METRICS[name].unit, window, timeZone },
  ...{ from: from.toISOString(), to: to.toISOString() },
  items: rows.map(({ start, end, dimensions, quantity }) => ({
    ...{ start: start.toISOString(), end: end.toISOString() },
    ...{ dimensions: { ...dimensions }, value: quantity },
  })),
});
