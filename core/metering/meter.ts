import { fingerprint } from '../../kit/fingerprint.ts';
import type { Rounding } from './quantity.ts';

export const AGGREGATIONS = ['sum', 'count', 'max', 'latest', 'unique_count'] as const;
export type Aggregation = (typeof AGGREGATIONS)[number];

/** As the platform file states it. */
export type MeterDefinition = {
  readonly id: string;
  readonly name: string;
  readonly eventType: string;
  readonly aggregation: Aggregation;
  /** Where in the event's data the value stands; a count has none. */
  readonly value?: string;
  /** By name, where in the event's data it stands. */
  readonly dimensions: Readonly<Record<string, string>>;
  readonly unit: string;
  readonly rounding: Rounding;
};

export type Meters = Readonly<Record<string, MeterDefinition>>;

/** As people call a meter; by its id where it is gone. */
export const meterNames =
  (meters: Meters) =>
  (id: string): string =>
    (Object.hasOwn(meters, id) ? meters[id]?.name : undefined) ?? id;

/**
 * Of all that decides what an event counts. A definition that changed has another version, and windows of its own:
 * what was counted by the one before stays what it was.
 */
export const meterVersion = ({
  eventType,
  aggregation,
  value,
  dimensions,
}: MeterDefinition): string =>
  fingerprint({ eventType, aggregation, value, dimensions })
    .replaceAll(/[^A-Za-z0-9]/g, '')
    .slice(0, 8);

/** What the platform says of itself. A tenant that could would count its own calls, or make those of the platform copies. */
export const isOfPlatform = (event: { readonly source: string; readonly type: string }): boolean =>
  [event.source, event.type].some((text) => text.startsWith('freehold'));

const platformMeter = (
  meter: Omit<MeterDefinition, 'dimensions' | 'rounding'>,
  dimensions: MeterDefinition['dimensions'] = {},
) => ({
  ...meter,
  dimensions,
  rounding: { decimals: 0, mode: 'half_up' as const },
});

/** The dimension of errors, and its values. */
export const STATUS_CLASS = 'statusClass';
export type StatusClass = '4xx' | '5xx';

/** What the platform meters of itself, whatever its file says. */
export const PLATFORM_METERS = {
  api_calls: platformMeter({
    id: 'api_calls',
    name: 'API calls',
    eventType: 'freehold.api_calls',
    aggregation: 'sum',
    value: '$.calls',
    unit: 'call',
  }),
  api_errors: platformMeter(
    {
      id: 'api_errors',
      name: 'API errors',
      eventType: 'freehold.api_errors',
      aggregation: 'sum',
      value: '$.errors',
      unit: 'call',
    },
    { [STATUS_CLASS]: `$.${STATUS_CLASS}` },
  ),
  storage_gb_hours: platformMeter({
    id: 'storage_gb_hours',
    name: 'Storage',
    eventType: 'freehold.storage',
    aggregation: 'sum',
    value: '$.gbHours',
    unit: 'GB-hour',
  }),
  active_users: platformMeter({
    id: 'active_users',
    name: 'Active users',
    eventType: 'freehold.user_active',
    aggregation: 'unique_count',
    value: '$.userId',
    unit: 'user',
  }),
} satisfies Meters;
