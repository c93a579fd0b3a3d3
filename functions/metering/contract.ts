import * as z from 'zod';
import { AGGREGATIONS } from '../../core/metering/meter.ts';
import { GRAINS } from '../../core/metering/usage-window.ts';
import type { Contracts } from '../edge/operation-contract.ts';
import { nextCursor, pageQuery } from '../edge/request-schemas.ts';
import { quantity, quarantineIdParam, time, unusable } from './schemas.ts';

const meterName = z
  .string()
  .max(40)
  .meta({ description: 'The meter', examples: ['api_calls'] });
const version = z.string().meta({
  description: 'Of the meter’s definition: what another one counted is never added to it',
  examples: ['x0Zt51aP'],
});
const windowId = z
  .string()
  .max(4_000)
  .meta({
    description: 'The window',
    pattern: '^[\\w-]+$',
    examples: ['WyJhcGlfY2FsbHMiXQ'],
  });

const usageQuery = z.strictObject({
  meter: meterName,
  from: time('From the window on that this is in', '2026-11-01T00:00:00Z'),
  to: time('To the window that ends with this, or has it in it', '2026-12-01T00:00:00Z'),
  window: z
    .enum([...GRAINS, 'period'])
    .default('day')
    .meta({
      description: 'Days and months are those of the tenant’s time zone; `period` is all in one',
      examples: ['day'],
    }),
  groupBy: z
    .string()
    .max(300)
    .optional()
    .meta({ description: 'Dimensions of the meter, with commas between', examples: ['region'] }),
});

const example = {
  start: '2026-11-27T00:00:00.000Z',
  end: '2026-11-28T00:00:00.000Z',
  version: 'x0Zt51aP',
  dimensions: { region: 'eu' },
  quantity: '1250.5',
  events: 310,
};

const usageRow = z
  .object({
    start: z.iso.datetime(),
    end: z.iso.datetime(),
    version,
    dimensions: z.record(z.string(), z.string()),
    quantity: quantity('What was used'),
    events: z.int(),
    windowId: windowId.optional(),
  })
  .meta({ id: 'UsageRow', description: 'One hour, day, month or period', examples: [example] });

const usageList = z
  .object({
    meter: z.string(),
    unit: z.string(),
    aggregation: z.enum(AGGREGATIONS),
    timeZone: z.string(),
    items: z.array(usageRow),
  })
  .meta({
    id: 'UsageList',
    description: 'What was used, by time; where nothing was, there is no row',
    examples: [
      {
        ...{ meter: 'mails', unit: 'mail', aggregation: 'sum', timeZone: 'Europe/Berlin' },
        items: [example],
      },
    ],
  });

const period = {
  start: z.iso.datetime(),
  end: z.iso.datetime(),
  timeZone: z.string(),
};

const currentUsage = z
  .object({
    period: z.object(period),
    items: z.array(
      z.object({
        meter: z.string(),
        version,
        unit: z.string(),
        quantity: quantity('What was used'),
        rounded: quantity('As it is billed'),
        events: z.int(),
      }),
    ),
  })
  .meta({
    id: 'CurrentUsage',
    description: 'All meters in the period that is open',
    examples: [
      {
        period: {
          ...{ start: '2026-10-31T23:00:00.000Z', end: '2026-11-30T23:00:00.000Z' },
          timeZone: 'Europe/Berlin',
        },
        items: [
          {
            ...{ meter: 'mails', version: 'x0Zt51aP', unit: 'mail' },
            ...{ quantity: '1250.5', rounded: '1251', events: 310 },
          },
        ],
      },
    ],
  });

const meterExample = {
  ...{ id: 'mails', name: 'Mails', version: 'x0Zt51aP', eventType: 'mail.sent' },
  ...{ aggregation: 'sum' as const, value: '$.size', dimensions: { region: '$.region' } },
  unit: 'byte',
};

const meterView = z
  .object({
    id: z.string(),
    name: z.string(),
    version,
    eventType: z.string(),
    aggregation: z.enum(AGGREGATIONS),
    value: z.string().optional(),
    dimensions: z.record(z.string(), z.string()),
    unit: z.string(),
  })
  .meta({
    id: 'Meter',
    description: 'What is counted, and of which events',
    examples: [meterExample],
  });

const countedExample = {
  ...{ source: 'mailer', id: 'mail-8c1e4d0b', type: 'mail.sent' },
  ...{ time: '2026-11-27T12:00:00.000Z', receivedAt: '2026-11-27T12:00:01.000Z' },
  ...{ data: { size: 2048, region: 'eu' }, value: '2048' },
};

const countedEvent = z
  .object({
    source: z.string(),
    id: z.string(),
    type: z.string(),
    time: z.iso.datetime(),
    receivedAt: z.iso.datetime(),
    data: z.record(z.string(), z.unknown()),
    value: quantity('What it adds').optional(),
  })
  .meta({
    id: 'CountedEvent',
    description: 'An event as it was counted',
    examples: [countedExample],
  });

const quarantinedExample = {
  ...{ id: 'uqe_01kb2v3m9ne4a8x0c5r7d6f1gh', receivedAt: '2026-11-27T12:00:01.000Z' },
  ...{ reason: 'unknown_event_type' as const, detail: 'No meter counts “mail.read”.' },
  event: { id: 'mail-8c1e4d0c', type: 'mail.read' },
};

const quarantined = z
  .object({
    id: quarantineIdParam,
    receivedAt: z.iso.datetime(),
    ...unusable,
    event: z.unknown(),
  })
  .meta({
    id: 'QuarantinedEvent',
    description: 'An event that could not be counted, as it was sent',
    examples: [quarantinedExample],
  });

const meterList = z.object({ items: z.array(meterView) }).meta({
  id: 'MeterList',
  description: 'All meters',
  examples: [{ items: [meterExample] }],
});
const countedEventPage = z.object({ items: z.array(countedEvent), nextCursor }).meta({
  id: 'CountedEventPage',
  description: 'One page of events',
  examples: [{ items: [countedExample] }],
});
const quarantinedEventPage = z.object({ items: z.array(quarantined), nextCursor }).meta({
  id: 'QuarantinedEventPage',
  description: 'One page of events in quarantine',
  examples: [{ items: [quarantinedExample] }],
});

export const meteringContract = {
  listUsage: {
    summary: 'Show what was used',
    description:
      'Seconds after it was sent. A definition of the meter that changed has rows of its own.',
    query: usageQuery,
    answers: { 200: { description: 'The rows, in the order of their time', body: usageList } },
    refusals: ['MeterNotFound', 'UnknownDimension', 'UsageRangeTooLarge'],
  },
  showCurrentUsage: {
    summary: 'Show what is used in this period',
    answers: { 200: { description: 'The meters', body: currentUsage } },
  },
  listMeters: {
    summary: 'List the meters',
    answers: {
      200: {
        description: 'All of them',
        body: meterList,
      },
    },
  },
  listWindowEvents: {
    summary: 'Explain a window by its events',
    description:
      'A page may be short, empty or long though more follows: only a missing `nextCursor` is the end. After an outage an event may be listed twice; it is counted once.',
    params: z.object({ windowId }),
    query: pageQuery,
    answers: {
      200: {
        description: 'One page',
        body: countedEventPage,
      },
    },
    refusals: ['WindowNotFound'],
  },
  listQuarantinedEvents: {
    summary: 'List the events that could not be counted',
    description: 'The newest first; each is kept for 400 days.',
    query: pageQuery,
    answers: {
      200: {
        description: 'One page',
        body: quarantinedEventPage,
      },
    },
  },
} satisfies Contracts<'metering/api'>;
