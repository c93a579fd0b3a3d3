import type { MeterDefinition } from '../metering/meter.ts';

export const TRACKED_EVENTS = 'tracked_events';

/** In what is beyond the values that are told apart. */
export const OTHER = '(other)';

/** A property's name that may be a dimension. */
export const DIMENSION = /^[A-Za-z][A-Za-z0-9_]{0,39}$/;

/** `name` is one by itself. */
export const NAME = 'name';

/** Events by their name; and by one property more, in windows of their own: a question reads what it is about. */
export const trackedMeter = (dimension?: string): MeterDefinition => ({
  id: dimension === undefined ? TRACKED_EVENTS : `${TRACKED_EVENTS}:${dimension}`,
  name: 'Tracked events',
  eventType: TRACKED_EVENTS,
  aggregation: 'count',
  dimensions: {
    [NAME]: '$.name',
    ...(dimension !== undefined && { [dimension]: `$.properties.${dimension}` }),
  },
  unit: 'event',
  rounding: { decimals: 0, mode: 'half_up' },
});
