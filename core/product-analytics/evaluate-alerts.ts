import { eachDue } from '../../kit/each-due.ts';
import { WHOLE_PLATFORM } from '../events/domain-event.ts';
import { formatQuantity } from '../metering/quantity.ts';
import {
  comparedValue,
  countedTo,
  HOUR_MS,
  isChange,
  isOnPlatform,
  nextDueAt,
  stateAt,
  type Alert,
} from './alert.ts';
import { crossingOf } from './alert-events.ts';
import type { AlertRegistry } from './alert-registry.ts';
import type { Levels } from './level-of.ts';
import { listMetric, type ListMetricPorts } from './list-metric.ts';
import type { PlatformCounts } from './platform-counts.ts';

export type EvaluateAlertsPorts = Pick<ListMetricPorts, 'readers'> & {
  readonly alerts: Pick<AlertRegistry, 'listDue' | 'save'>;
  readonly levels: Levels;
  readonly counts: Pick<PlatformCounts, 'last' | 'list'>;
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
  const end = await endAt(ports, alert, now);
  if (end === null) {
    const dueAt = nextDueAt(countedTo(now));
    await ports.alerts.save({ ...alert, dueAt, revision: alert.revision + 1 });
    return 0;
  }
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
  return (await ports.alerts.save(after, crossingOf(after, value, end))) ? 1 : 0;
}

/**
 * Of what all tenants count: the end of the last hour that is added up, a minute or some after it is counted
 * whole. Null before the first.
 */
async function endAt({ counts }: EvaluateAlertsPorts, alert: Alert, now: Date) {
  const end = countedTo(now);
  if (!isOnPlatform(alert)) return end;
  const last = await counts.last();
  return last && new Date(Math.min(end.getTime(), last.getTime() + HOUR_MS));
}

/** Null where there is nothing to compare, or the plan has no analytics any more. */
async function valueAt(ports: EvaluateAlertsPorts, alert: Alert, end: Date) {
  const { tenantId } = alert;
  if (tenantId !== WHOLE_PLATFORM && (await ports.levels.of(tenantId)) === 'none') return null;
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
async function totalOf(ports: EvaluateAlertsPorts, alert: Alert, span: Span) {
  const { metric } = alert;
  const values = await hoursOf(ports, alert, span);
  if (values === null) return null;
  if (metric === 'active_members') return Math.max(0, ...values);
  return values.reduce((sum, value) => sum + value, 0);
}

async function hoursOf(
  { readers, counts }: EvaluateAlertsPorts,
  { tenantId, ofTenant, metric, event }: Alert,
  { from, to }: Span,
): Promise<readonly number[] | null> {
  const watched = tenantId === WHOLE_PLATFORM ? ofTenant : tenantId;
  if (watched === undefined) {
    const listed = await counts.list({ metric, grain: 'hour', start: from, end: to });
    return listed.map(({ total }) => Number(formatQuantity(total)));
  }
  const query = { name: metric, from, to, window: 'hour', groupBy: [] } as const;
  const asked = { ...query, ...(event && { event }) };
  const listed = await listMetric({ readers, timeZones }, watched, asked);
  return listed.ok ? listed.value.rows.map(({ quantity }) => Number(quantity)) : null;
}
