import * as z from 'zod';
import { MAX_PRODUCT_EVENTS, PRODUCT_EVENT_TYPE } from '../../core/product-events/product-event.ts';
import type { Contracts } from '../edge/operation-contract.ts';
import { jsonObject } from '../edge/request-schemas.ts';

const typeExample = {
  type: 'file.uploaded',
  group: 'file',
  version: 1,
  description: 'A file was uploaded.',
  schema: { type: 'object', properties: { type: { const: 'file.uploaded' } } },
  example: { type: 'file.uploaded', data: { id: 'fil_01kb2v3m9ne4a8x0c5r7d6f1gh' } },
};

const eventType = z
  .object({
    type: z
      .string()
      .meta({ description: 'What endpoints subscribe to', examples: ['file.uploaded'] }),
    group: z.string().meta({
      description: 'Its first part: `file.*` subscribes to all of the group',
      examples: ['file'],
    }),
    version: z.int().meta({
      description: 'Of the shape of `data`: grows only when that breaks',
      examples: [1],
    }),
    description: z.string(),
    schema: jsonObject.meta({ description: 'A JSON Schema of the whole message' }),
    example: jsonObject.meta({ description: 'A message that is valid by it' }),
  })
  .meta({ id: 'EventType', description: 'What tenants are told of', examples: [typeExample] });

const eventTypes = z.object({ items: z.array(eventType) }).meta({
  id: 'EventTypes',
  description: 'All types, by name',
  examples: [{ items: [typeExample] }],
});

const draft = { type: 'order.shipped', data: { order: '1042' } };
const named = { ...draft, id: 'order-1042-shipped', time: '2026-11-27T12:00:00Z' };

const newEvent = z
  .strictObject({
    type: z
      .string()
      .regex(PRODUCT_EVENT_TYPE, 'Name a type as noun and past tense, such as order.shipped.')
      .meta({
        description:
          'Of your product: `<noun>.<past tense>`, and none whose noun the platform’s own types have',
        examples: ['order.shipped'],
      }),
    data: jsonObject.meta({
      description: 'What happened; of your own shape, or as its type is declared',
    }),
    id: z
      .string()
      .regex(/^[\x21-\x7e]{1,255}$/, 'Use 1 to 255 visible ASCII characters.')
      .optional()
      .meta({
        description:
          'What your product calls it: with `time` it is the same event however often it is sent',
        examples: ['order-1042-shipped'],
      }),
    time: z.iso
      .datetime({ offset: true })
      .optional()
      .meta({
        description: 'When it happened, at most 30 days back; now where nothing is said',
        examples: ['2026-11-27T12:00:00Z'],
      }),
  })
  .meta({
    id: 'NewEvent',
    description: 'Something that happened in your product',
    examples: [draft],
  });

const listed = z
  .array(newEvent)
  .min(1, 'Send an event.')
  .max(MAX_PRODUCT_EVENTS, `Send at most ${MAX_PRODUCT_EVENTS} events.`)
  .meta({ examples: [[named]] });

/** One event alone is a list of one. */
const newEvents = z
  .preprocess((body) => (Array.isArray(body) ? (body as unknown[]) : [body]), listed)
  .meta({
    id: 'NewEvents',
    description: 'Up to 100 events; one alone may stand without the list',
  });

const sentEvent = z
  .object({
    id: z.string().meta({ examples: ['evt_01kb2v3m9ne4a8x0c5r7d6f1gh'] }),
    type: z.string().meta({ examples: ['order.shipped'] }),
  })
  .meta({
    id: 'SentEvent',
    description: 'An event on its way',
    examples: [{ id: 'evt_01kb2v3m9ne4a8x0c5r7d6f1gh', type: 'order.shipped' }],
  });

const sentEvents = z.object({ items: z.array(sentEvent) }).meta({
  id: 'SentEvents',
  description: 'The events, in the order of the request',
  examples: [{ items: [{ id: 'evt_01kb2v3m9ne4a8x0c5r7d6f1gh', type: 'order.shipped' }] }],
});

export const eventsContract = {
  listEventTypes: {
    summary: 'List the types of events',
    description:
      'All that a tenant is told of by its webhook endpoints, each with a JSON Schema and an example: the platform’s, and those of your product that the platform file declares.',
    answers: { 200: { description: 'The types', body: eventTypes } },
  },
  sendEvents: {
    summary: 'Send events of your product',
    description:
      'One event, or a list of them, of at most 60,000 bytes each; all are taken, or none. They go to the tenant’s webhook endpoints as the platform’s own do. Send what got no answer again, with its `id` and `time`: it is told of once. Where the platform file declares types, there is no other, and `data` is checked by their schemas.',
    body: newEvents,
    answers: { 202: { description: 'They are on their way', body: sentEvents } },
    refusals: ['InvalidDraft', 'EventsMismatch'],
  },
} satisfies Contracts<'events/api'>;
