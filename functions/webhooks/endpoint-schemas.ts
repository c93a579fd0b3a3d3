import * as z from 'zod';
import { webhookWish } from '../../core/tenants/webhook-wish.ts';
import { MAX_OVERLAP_SECONDS } from '../../core/webhooks/change-endpoint.ts';
import { RESEND_KINDS } from '../../core/webhooks/resend-task.ts';
import { idParam, nextCursor } from '../edge/request-schemas.ts';

const time = z.iso.datetime();
export const endpointId = idParam('whe', 'The id of the endpoint');
export const endpointParams = z.object({ endpointId });

const wishes = {
  url: 'https://hooks.acme.example/freehold',
  description: 'Our CRM',
  eventTypes: ['member.*', 'record.created'],
};

const { url, eventTypes, ...others } = webhookWish.shape;
const description = others.description.unwrap();
const messagesPerSecond = others.messagesPerSecond.unwrap();
const signing = others.signing.unwrap();
const headers = z.record(z.string(), z.string()).meta({
  description:
    'Sent with each message, at most 10; kept encrypted, and never shown again. In lower case, and none that the platform sets.',
  examples: [{ authorization: 'Bearer of-our-own' }],
});
export const newEndpointBody = webhookWish.extend({ headers: headers.optional() }).meta({
  id: 'NewWebhookEndpoint',
  description: 'Where to tell of which events',
  examples: [wishes],
});

export const endpointChangesBody = z
  .strictObject({
    url: url.optional(),
    description: description.optional(),
    eventTypes: eventTypes.optional(),
    headers: headers.optional(),
    messagesPerSecond: messagesPerSecond.nullable().optional(),
  })
  .meta({
    id: 'WebhookEndpointChanges',
    description: 'What is to change; `headers` as a whole, `messagesPerSecond` null for no limit',
    examples: [{ eventTypes: ['*'] }],
  });

const example = {
  id: 'whe_01kb2v3m9ne4a8x0c5r7d6f1gh',
  ...wishes,
  headerNames: ['authorization'],
  state: 'failing' as const,
  health: {
    failingSince: '2026-11-28T12:00:00.000Z',
    last: { at: '2026-11-28T12:05:05.000Z', status: 500, reason: 'It answered 500.' },
  },
  signing: 'hmac' as const,
  version: 1,
  createdAt: '2026-11-27T12:00:00.000Z',
  updatedAt: '2026-11-27T12:00:00.000Z',
};

const view = z.object({
  id: endpointId,
  url: z.string(),
  description: z.string(),
  eventTypes: z.array(z.string()),
  headerNames: z.array(z.string()),
  messagesPerSecond: z.int().optional(),
  state: z.enum(['active', 'failing', 'disabled']),
  disabled: z
    .object({ because: z.enum(['asked', 'gone', 'failing']), at: time })
    .optional()
    .meta({ description: 'Why it is sent nothing' }),
  health: z.object({
    failingSince: time.optional().meta({ description: 'Since when no attempt succeeded' }),
    pausedUntil: time
      .optional()
      .meta({ description: 'It was overloaded: nothing is sent until then' }),
    last: z
      .object({ at: time, status: z.int().optional(), reason: z.string().optional() })
      .optional()
      .meta({ description: 'Of its last attempts, to the minute' }),
  }),
  signing: z.enum(['hmac', 'ed25519']),
  version: z.int(),
  createdAt: time,
  updatedAt: time,
});

export const endpointView = view.meta({
  id: 'WebhookEndpoint',
  description: 'Where a tenant is told of its events',
  examples: [example],
});

const verificationKey = z.string().meta({
  description:
    'What the receiver verifies with: `whsec_…`, the secret that both sides know, or `whpk_…`, the public key',
  examples: ['whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD3lvB1Uo6KjU='],
});
const KEY = 'whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD3lvB1Uo6KjU=';

export const createdEndpointView = view
  .extend({
    verificationKey: verificationKey.optional().meta({
      description: 'As `GET …/secret` tells it; absent where the request was repeated',
    }),
  })
  .meta({
    id: 'WebhookEndpointWithKey',
    description: 'An endpoint with what its receiver verifies with',
    examples: [{ ...example, verificationKey: KEY }],
  });

export const endpointPage = z.object({ items: z.array(endpointView), nextCursor }).meta({
  id: 'WebhookEndpointPage',
  description: 'All endpoints of the tenant, which are at most 50',
  examples: [{ items: [example] }],
});

export const rotationBody = z
  .strictObject({
    overlapSeconds: z
      .int('Give whole seconds.')
      .min(0)
      .max(MAX_OVERLAP_SECONDS, 'Give at most seven days.')
      .default(86_400)
      .meta({
        description: 'How long the secret before signs too; 0 ends it at once',
        examples: [86_400],
      }),
    signing: signing.optional(),
  })
  .meta({
    id: 'WebhookSecretRotation',
    description: 'How the secret before ends, and whether messages are signed in another way',
    examples: [{ overlapSeconds: 86_400 }],
  })
  .optional();

const key = z.object({
  signing: z.enum(['hmac', 'ed25519']),
  verificationKey,
  createdAt: time,
  until: time
    .optional()
    .meta({ description: 'Of one before the last rotation: until then it signs' }),
});
export const endpointKeys = z.object({ items: z.array(key) }).meta({
  id: 'WebhookVerificationKeys',
  description: 'What a receiver verifies with now, the latest first',
  examples: [
    { items: [{ signing: 'hmac', verificationKey: KEY, createdAt: '2026-11-27T12:00:00.000Z' }] },
  ],
});

export const sinceBody = z
  .strictObject({
    since: time
      .refine((text) => new Date(text) <= new Date(), 'Give a time that is past.')
      .meta({ description: 'Of the events', examples: ['2026-11-27T00:00:00.000Z'] }),
  })
  .meta({
    id: 'WebhookResend',
    description: 'From when on',
    examples: [{ since: '2026-11-27T00:00:00.000Z' }],
  });

export const resendView = z
  .object({
    kind: z.enum(RESEND_KINDS),
    since: time,
    until: time,
    sent: z.int().meta({ description: 'Messages that are on their way' }),
    isDone: z.boolean().meta({ description: 'Whether that is all; the rest follows by itself' }),
  })
  .meta({
    id: 'WebhookResent',
    description: 'What is sent again',
    examples: [
      {
        kind: 'recover',
        since: '2026-11-27T00:00:00.000Z',
        until: '2026-11-28T12:00:00.000Z',
        sent: 17,
        isDone: true,
      },
    ],
  });
