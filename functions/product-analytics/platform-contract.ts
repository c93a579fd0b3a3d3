import * as z from 'zod';
import { GRAINS } from '../../core/metering/usage-window.ts';
import { PLATFORM_DIMENSIONS } from '../../core/product-analytics/platform-counts.ts';
import { idempotencyHeaders, pageQuery } from '../edge/request-schemas.ts';
import type { OperationContract } from '../edge/operation-contract.ts';
import { alertParams } from './alert-schemas.ts';
import {
  newPlatformAlertBody,
  platformAlertChangesBody,
  platformAlertPage,
  platformAlertView,
} from './platform-alert-schemas.ts';
import { metricName, metricRange, metricSeries } from './schemas.ts';

const tags = ['Analytics'];
const asItIs = { 200: { description: 'The alert', body: platformAlertView } };

export const platformContract = {
  showPlatformMetrics: {
    summary: 'Show a metric over all tenants',
    description:
      'For operators. An hour is added up within half an hour after its end, and once more a day later; hours, days and months are those of UTC.',
    tags,
    query: z.strictObject({
      name: metricName.meta({ description: 'Which metric' }),
      ...metricRange,
      window: z
        .enum(GRAINS)
        .default('hour')
        .meta({ description: 'Of UTC', examples: ['day'] }),
      groupBy: z
        .enum(PLATFORM_DIMENSIONS)
        .optional()
        .meta({
          description:
            'By what it is split: of tenants the ten with the most in each hour are told apart, the rest is `(other)`; by `statusClass` errors alone',
          examples: ['plan'],
        }),
    }),
    answers: { 200: { description: 'The metric', body: metricSeries } },
    refusals: ['UnknownDimension', 'UsageRangeTooLarge'],
  },
  listPlatformAlerts: {
    summary: 'List operators’ alerts on metrics',
    tags,
    query: pageQuery,
    answers: { 200: { description: 'One page', body: platformAlertPage } },
  },
  createPlatformAlert: {
    summary: 'Tell operators when a metric crosses a threshold',
    description:
      'A metric over all tenants, or that of one. Evaluated once an hour, as tenants’ alerts are. Each crossing is told once, by the events `platform_alert.raised` and `platform_alert.cleared` and a mail to the operators.',
    tags,
    headers: idempotencyHeaders,
    body: newPlatformAlertBody,
    answers: {
      201: {
        description: 'The alert',
        body: platformAlertView,
        headers: { location: { description: 'The new alert' } },
      },
    },
    refusals: ['InvalidDraft', 'TenantNotFound', 'AlertLimitReached', 'IdempotencyKeyReused'],
  },
  getPlatformAlert: {
    summary: 'Show an alert of operators',
    tags,
    params: alertParams,
    answers: asItIs,
    refusals: ['AlertNotFound'],
  },
  changePlatformAlert: {
    summary: 'Change an alert of operators',
    description: 'How it stands is kept, and it is evaluated anew within a minute.',
    tags,
    params: alertParams,
    body: platformAlertChangesBody,
    answers: asItIs,
    refusals: ['InvalidDraft', 'AlertNotFound'],
  },
  removePlatformAlert: {
    summary: 'Remove an alert of operators',
    tags,
    params: alertParams,
    answers: { 204: { description: 'Removed' } },
    refusals: ['AlertNotFound'],
  },
} as const satisfies Readonly<Record<string, OperationContract>>;
