import * as z from 'zod';
import { QUARANTINE_REASONS } from '../../core/metering/usage-event.ts';
import { GRAINS } from '../../core/metering/usage-window.ts';
import { METRIC_NAMES } from '../../core/product-analytics/metric.ts';
import { DIMENSION, NAME } from '../../core/product-analytics/tracked-meter.ts';
import { optionalTime } from '../edge/request-schemas.ts';
import { quantity } from '../metering/schemas.ts';

const MAX_EVENT_BYTES = 32 * 1024;

/** Of any form: what is wrong with it is answered for it alone. */
export const trackedEvent = z
  .unknown()
  .refine(
    (event) => Buffer.byteLength(JSON.stringify(event)) <= MAX_EVENT_BYTES,
    'An event has at most 32 KB as JSON.',
  )
  .meta({
    id: 'TrackedEvent',
    type: 'object',
    description:
      'What happened in the product: `id`, `name`, and where they are known `properties`, `userId` and `time`. A copy with the same `id` counts once, whatever else it says',
    examples: [
      {
        ...{ id: 'evt-8c1e4d0b', name: 'report.created', userId: 'usr-17' },
        ...{ time: '2026-11-27T12:00:00Z', properties: { country: 'de', pages: 4 } },
      },
    ],
  });

export const trackedResult = z
  .object({
    result: z.enum(['accepted', 'duplicate', 'refused']),
    id: z.string().optional(),
    reason: z.enum(QUARANTINE_REASONS).optional(),
    detail: z.string().optional(),
  })
  .meta({
    id: 'TrackedEventResult',
    description:
      'What became of one event. `accepted`: it is counted once, with its copies that are on their way; `duplicate`: it is counted, or stands earlier in the request; `refused`: it is not counted as it is',
    examples: [
      { result: 'accepted', id: 'evt-8c1e4d0b' },
      { result: 'refused', reason: 'invalid_event', detail: 'name: Invalid input' },
    ],
  });

export const metricName = z.enum(METRIC_NAMES).meta({ examples: ['tracked_events'] });

/** Of which windows. */
export const metricRange = {
  from: optionalTime(
    'From the window on that this is in; a day before `to`',
    '2026-11-01T00:00:00Z',
  ),
  to: optionalTime(
    'To the window that ends with this, or has it in it; now',
    '2026-12-01T00:00:00Z',
  ),
};
const time = z.iso.datetime();

const dimensionName = z
  .string()
  .regex(DIMENSION, 'Name a property of letters, digits and _, at most 40 of them.')
  .refine((name) => name !== NAME, 'Events are counted by their name anyway.');

export const analyticsSettings = z
  .object({
    dimensions: z
      .array(dimensionName)
      .max(10, 'Name at most 10.')
      .refine((names) => new Set(names).size === names.length, 'Name each once.')
      .meta({ description: 'Properties by which tracked events are counted, beside their name' }),
  })
  .meta({
    id: 'AnalyticsSettings',
    description: 'By what tracked events are counted',
    examples: [{ dimensions: ['country'] }],
  });

export const metricList = z
  .object({
    items: z.array(z.object({ name: metricName, title: z.string(), unit: z.string() })),
  })
  .meta({
    id: 'MetricList',
    description: 'What may be asked for',
    examples: [{ items: [{ name: 'tracked_events', title: 'Tracked events', unit: 'event' }] }],
  });

export const metricSeries = z
  .object({
    name: metricName,
    unit: z.string(),
    window: z.enum(GRAINS),
    timeZone: z.string(),
    from: time,
    to: time,
    items: z.array(
      z.object({
        start: time,
        end: time,
        dimensions: z.record(z.string(), z.string()),
        value: quantity('What was counted'),
      }),
    ),
  })
  .meta({
    id: 'MetricSeries',
    description: 'A metric over time; what has nothing is left out',
    examples: [
      {
        ...{ name: 'tracked_events', unit: 'event', window: 'day', timeZone: 'UTC' },
        ...{ from: '2026-11-27T00:00:00.000Z', to: '2026-11-28T00:00:00.000Z' },
        items: [
          {
            ...{ start: '2026-11-27T00:00:00.000Z', end: '2026-11-28T00:00:00.000Z' },
            ...{ dimensions: { name: 'report.created' }, value: '1250' },
          },
        ],
      },
    ],
  });
