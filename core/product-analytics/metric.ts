import {
  PLATFORM_METERS,
  STATUS_CLASS,
  type MeterDefinition,
  type StatusClass,
} from '../metering/meter.ts';
import { NAME, TRACKED_EVENTS, trackedMeter } from './tracked-meter.ts';

/** Where its windows are counted. */
export type MetricSource = 'tracked' | 'metered';

export type MetricName = typeof TRACKED_EVENTS | keyof typeof METER_OF;

export type Metric = {
  readonly name: MetricName;
  readonly title: string;
  readonly unit: string;
  readonly source: MetricSource;
};

const METER_OF = {
  active_members: PLATFORM_METERS.active_users,
  api_calls: PLATFORM_METERS.api_calls,
  errors: PLATFORM_METERS.api_errors,
  storage: PLATFORM_METERS.storage_gb_hours,
} as const;

const metered = (name: keyof typeof METER_OF): Metric => {
  const { name: title, unit } = METER_OF[name];
  return { name, title, unit, source: 'metered' };
};

/** What may be asked for. */
export const METRICS: Readonly<Record<MetricName, Metric>> = {
  [TRACKED_EVENTS]: {
    name: TRACKED_EVENTS,
    title: 'Tracked events',
    unit: 'event',
    source: 'tracked',
  },
  active_members: metered('active_members'),
  api_calls: metered('api_calls'),
  errors: metered('errors'),
  storage: metered('storage'),
};

export const METRIC_NAMES = Object.keys(METRICS) as [MetricName, ...MetricName[]];

/** The meter whose windows answer for a metric, split by these dimensions. */
export function meterOf(name: MetricName, groupBy: readonly string[]): MeterDefinition {
  if (name !== TRACKED_EVENTS) return METER_OF[name];
  return trackedMeter(groupBy.find((dimension) => dimension !== NAME));
}

type Wanted = { readonly dimension: string; readonly value: string };
const SERVER_ERRORS: StatusClass = '5xx';

/** Which of a meter's windows a metric is about; null for all. Errors are the server's, unless they are split by their class. */
export function wantedOf(
  name: MetricName,
  groupBy: readonly string[],
  event?: string,
): Wanted | null {
  if (name === TRACKED_EVENTS && event !== undefined) return { dimension: NAME, value: event };
  if (name !== 'errors' || groupBy.includes(STATUS_CLASS)) return null;
  return { dimension: STATUS_CLASS, value: SERVER_ERRORS };
}
