import { eachDue } from '../../kit/each-due.ts';
import {
  comparedValue,
  countedTo,
  HOUR_MS,
  isChange,
  nextDueAt,
  stateAt,
  type Alert,
} from './alert.ts';
import { alertCrossed } from './alert-events.ts';
import type { AlertRegistry } from './alert-registry.ts';
import type { Levels } from './level-of.ts';
import { listMetric, type ListMetricPorts } from './list-metric.ts';

export type EvaluateAlertsPorts = Pick<ListMetricPorts, 'readers'> & {
  readonly alerts: Pick<AlertRegistry, 'listDue' | 'save'>;
  readonly levels: Levels;
  readonly now: () => Date;
  readonly onError: (alert: Pick<Alert, 'tenantId' | 'id'>, error: unknown) => void;
};

/** Hours are those of UTC, in every time zone. */
const timeZones = { of: () => Promise.resolve('UTC') };

/**
 * Evaluates each alert once an hour, when that hour is counted whole. State and event are one write on the revision
 * that was read: a run that dies is done again, and two runs at once tell a crossing once.
 */
export async function evaluateAlerts(ports: EvaluateAlertsPorts, deadline: Date) {
  const { alerts, now, onError } = ports;
  const { done, error } = await eachDue(
    {
      ...{ pages: alerts.listDue(now()), deadline, now },
      onError: ({ tenantId, id }, cause) => onError({ tenantId, id }, cause),
    },
    (alert) => evaluateOne(ports, alert),
  );
  return { crossed: done, error };
}

/** How many crossings it told. */
async function evaluateOne(ports: EvaluateAlertsPorts, alert: Alert): Promise<number> {
  const now = ports.now();
  const end = countedTo(now);
  const evaluated = {
    ...alert,
    ...{ evaluatedTo: end, dueAt: nextDueAt(end), revision: alert.revision + 1 },
  };
  const value = await valueAt(ports, alert, end);
  const state = value === null ? alert.state : stateAt(alert, value);
  if (value === null || state === alert.state) {
    await ports.alerts.save({ ...evaluated, ...(value !== null && { value }) });
    return 0;
  }
  const after = { ...evaluated, value, state, since: now };
  return (await ports.alerts.save(after, alertCrossed(after, value, end))) ? 1 : 0;
}

/** Null where there is nothing to compare, or the plan has no analytics any more. */
async function valueAt(ports: EvaluateAlertsPorts, alert: Alert, end: Date) {
  if ((await ports.levels.of(alert.tenantId)) === 'none') return null;
  const { comparison, windowHours } = alert;
  const start = new Date(end.getTime() - windowHours * HOUR_MS);
  const before = new Date(start.getTime() - windowHours * HOUR_MS);
  const [present, past] = await Promise.all([
    totalOf(ports, alert, { from: start, to: end }),
    isChange(comparison) ? totalOf(ports, alert, { from: before, to: start }) : 0,
  ]);
  return present === null || past === null ? null : comparedValue(comparison, present, past);
}

type Span = { readonly from: Date; readonly to: Date };

/** Unique values do not add up over hours: of those the largest hour counts. Null where it is too much to add up. */
async function totalOf(
  { readers }: EvaluateAlertsPorts,
  { tenantId, metric, event }: Alert,
  span: Span,
): Promise<number | null> {
  const query = { name: metric, ...span, window: 'hour', groupBy: [] } as const;
  const ports = { readers, timeZones };
  const listed = await listMetric(ports, tenantId, { ...query, ...(event && { event }) });
  if (!listed.ok) return null;
  const values = listed.value.rows.map(({ quantity }) => Number(quantity));
  if (metric === 'active_members') return Math.max(0, ...values);
  return values.reduce((sum, value) => sum + value, 0);
}
