import * as z from 'zod';
import { idParam, jsonObject, nextCursor, pageQuery } from '../edge/request-schemas.ts';
import { endpointId } from './endpoint-schemas.ts';

const time = z.iso.datetime();
const id = idParam('whm', 'The id of the message, as the receiver gets it in `webhook-id`');
export const messageParams = z.object({ messageId: id });
const STATES = ['pending', 'delivered', 'failed'] as const;

export const messagesQuery = pageQuery.extend({
  endpointId: endpointId.optional().meta({ description: 'Of that endpoint alone' }),
  state: z
    .enum(STATES)
    .optional()
    .meta({ description: 'In that state alone', examples: ['failed'] }),
  since: time.optional().meta({
    description: 'Of events of that time and later',
    examples: ['2026-11-27T00:00:00.000Z'],
  }),
  until: time.optional().meta({
    description: 'Of events of that time and earlier',
    examples: ['2026-11-28T00:00:00.000Z'],
  }),
});

const message = {
  id: 'whm_01kb2v3m9ne4a8x0c5r7d6f1gh',
  endpointId: 'whe_01kb2v3m9ne4a8x0c5r7d6f1gh',
  eventId: 'evt_01kb2v3m9ne4a8x0c5r7d6f1gh',
  eventType: 'member.joined',
  state: 'pending' as const,
  tries: 1,
  nextAt: '2026-11-28T12:00:05.000Z',
  createdAt: '2026-11-28T12:00:00.000Z',
};
const shape = z.object({
  id,
  endpointId,
  eventId: z.string(),
  eventType: z.string(),
  state: z.enum(STATES),
  tries: z.int().meta({ description: 'Attempts of the present round, of ten' }),
  nextAt: time.optional().meta({ description: 'When it is attempted next' }),
  createdAt: time,
  deliveredAt: time.optional(),
});

export const messageView = shape.meta({
  id: 'WebhookMessage',
  description: 'That an endpoint is told of an event',
  examples: [message],
});

const attempt = z.object({
  at: time,
  latencyMs: z.int(),
  isDelivered: z.boolean(),
  status: z.int().optional(),
  reason: z.string().optional().meta({ description: 'Why it is no success' }),
  answer: z.string().optional().meta({ description: 'The first 2 KB of what was answered' }),
});

export const messageDetails = shape
  .extend({
    payload: jsonObject.optional().meta({ description: 'What is sent' }),
    attempts: z.array(attempt).meta({ description: 'The last 100, the first one first' }),
  })
  .meta({
    id: 'WebhookMessageDetails',
    description: 'A message with what is sent, and its attempts',
    examples: [
      {
        ...message,
        payload: { type: 'member.joined', timestamp: '2026-11-28T12:00:00.000Z', data: {} },
        attempts: [
          {
            at: '2026-11-28T12:00:00.000Z',
            latencyMs: 41,
            isDelivered: false,
            status: 500,
            reason: 'It answered 500.',
            answer: 'Internal error',
          },
        ],
      },
    ],
  });

export const messagePage = z.object({ items: z.array(messageView), nextCursor }).meta({
  id: 'WebhookMessagePage',
  description:
    'One page of messages, the latest first; it may be shorter than asked though more follow',
  examples: [{ items: [message] }],
});
