import { idempotencyHeaders, pageQuery } from '../edge/request-schemas.ts';
import type { OperationContract } from '../edge/operation-contract.ts';
import {
  alertChangesBody,
  alertPage,
  alertParams,
  alertView,
  newAlertBody,
} from './alert-schemas.ts';

const tags = ['Analytics'];
const asItIs = { 200: { description: 'The alert', body: alertView } };

export const alertsContract = {
  listAlerts: {
    summary: 'List alerts on metrics',
    tags,
    query: pageQuery,
    answers: { 200: { description: 'One page', body: alertPage } },
  },
  createAlert: {
    summary: 'Be told when a metric crosses a threshold',
    description:
      'Evaluated within a minute, and then once an hour, 20 minutes after its end. Each crossing is told once, by the events `analytics_alert.raised` and `analytics_alert.cleared` and a notification of `members`, or of the owners. With `clearAt` a value that goes up and down about the threshold is told once.',
    tags,
    headers: idempotencyHeaders,
    body: newAlertBody,
    answers: {
      201: {
        description: 'The alert',
        body: alertView,
        headers: { location: { description: 'The new alert' } },
      },
    },
    refusals: ['InvalidDraft', 'AnalyticsLevelTooLow', 'IdempotencyKeyReused'],
  },
  getAlert: {
    summary: 'Show an alert',
    tags,
    params: alertParams,
    answers: asItIs,
    refusals: ['AlertNotFound'],
  },
  changeAlert: {
    summary: 'Change an alert',
    description: 'How it stands is kept, and it is evaluated anew within a minute.',
    tags,
    params: alertParams,
    body: alertChangesBody,
    answers: asItIs,
    refusals: ['InvalidDraft', 'AlertNotFound'],
  },
  removeAlert: {
    summary: 'Remove an alert',
    tags,
    params: alertParams,
    answers: { 204: { description: 'Removed' } },
    refusals: ['AlertNotFound'],
  },
} as const satisfies Readonly<Record<string, OperationContract>>;
