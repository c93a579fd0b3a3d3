import * as z from 'zod';
import { GRAINS } from '../../core/metering/usage-window.ts';
import type { Contracts } from '../edge/operation-contract.ts';
import { idParam } from '../edge/request-schemas.ts';
import { alertsContract } from './alerts-contract.ts';
import { platformContract } from './platform-contract.ts';
import { analyticsSettings, metricList, metricName, metricRange, metricSeries } from './schemas.ts';

const tags = ['Analytics'];

const metricQuery = z.strictObject({
  name: metricName.meta({ description: 'Which metric: `GET /v1/analytics/metric-names` has all' }),
  ...metricRange,
  window: z
    .enum(GRAINS)
    .default('hour')
    .meta({
      description: 'Days and months are those of the tenant’s time zone',
      examples: ['hour'],
    }),
  groupBy: z
    .string()
    .max(100)
    .optional()
    .meta({
      description:
        'Of `tracked_events`: `name`, one of the chosen properties, or both; of `errors`: `statusClass`',
      examples: ['name,country'],
    }),
  event: z
    .string()
    .max(128)
    .optional()
    .meta({ description: 'Only tracked events of this name', examples: ['report.created'] }),
});

export const productAnalyticsContract = {
  ...alertsContract,
  ...platformContract,
  listMetricNames: {
    summary: 'List the metrics',
    tags,
    answers: { 200: { description: 'All metrics', body: metricList } },
  },
  showMetrics: {
    summary: 'Show a metric over time',
    description:
      'Hourly counters, added up by hour, day or month, as far back as the plan keeps them.',
    tags,
    query: metricQuery,
    answers: { 200: { description: 'The metric', body: metricSeries } },
    refusals: ['AnalyticsLevelTooLow', 'UnknownDimension', 'UsageRangeTooLarge'],
  },
  showTenantMetrics: {
    summary: 'Show a metric of a tenant over time',
    description: 'For operators: as far back as it is kept.',
    tags,
    params: z.object({ tenantId: idParam('tnt', 'The id of the tenant') }),
    query: metricQuery,
    answers: { 200: { description: 'The metric', body: metricSeries } },
    refusals: ['TenantNotFound', 'UnknownDimension', 'UsageRangeTooLarge'],
  },
  showAnalyticsSettings: {
    summary: 'Show by what tracked events are counted',
    tags,
    answers: { 200: { description: 'The settings', body: analyticsSettings } },
  },
  putAnalyticsSettings: {
    summary: 'Say by what tracked events are counted',
    description: 'It holds for what is counted a minute later and after; what was counted stays.',
    tags,
    body: analyticsSettings,
    answers: { 200: { description: 'The settings', body: analyticsSettings } },
    refusals: ['AnalyticsLevelTooLow'],
  },
} satisfies Contracts<'product-analytics/api'>;
