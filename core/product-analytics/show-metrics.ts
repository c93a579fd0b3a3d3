import { fail, type Result } from '../../kit/result.ts';
import type { TenantId } from '../tenancy/tenant-context.ts';
import { LEVELS, levelTooLow, type AnalyticsLevelTooLow, type GrantedLevel } from './level.ts';
import {
  listMetric,
  type ListMetricError,
  type ListMetricPorts,
  type MetricQuery,
  type MetricSeries,
} from './list-metric.ts';

export type ShowMetricsPorts = ListMetricPorts & { readonly now: () => Date };

const DAY_MS = 86_400_000;

/** A metric as the tenant's level lets it see: what is older is not kept for it. */
export async function showMetrics(
  ports: ShowMetricsPorts,
  { tenantId, level }: { readonly tenantId: TenantId; readonly level: GrantedLevel },
  query: MetricQuery,
): Promise<Result<MetricSeries, ListMetricError | AnalyticsLevelTooLow>> {
  const { retentionDays, dimensions } = LEVELS[level];
  // The hour that the first moment is in may be asked for.
  const earliest = ports.now().getTime() - retentionDays * DAY_MS - DAY_MS / 24;
  if (retentionDays === 0 || query.from.getTime() < earliest) {
    return fail(levelTooLow(level, `${retentionDays} days of metrics`));
  }
  if (query.name === 'errors' && query.groupBy.length > dimensions) {
    return fail(levelTooLow(level, `${dimensions} dimensions`));
  }
  return listMetric(ports, tenantId, query);
}
