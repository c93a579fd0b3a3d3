import type { EndpointNotFound } from '../../core/webhooks/change-endpoint.ts';
import type { EndpointDisabled } from '../../core/webhooks/test-endpoint.ts';
import type { EventsMismatch } from '../../core/product-events/send-product-events.ts';
import type { EndpointLimitReached } from '../../core/webhooks/webhook-store.ts';
import { notFound, type ProblemEntry } from './problem-entry.ts';

/** What an operation on webhooks refuses by itself. */
export type WebhookError =
  | EndpointNotFound
  | EndpointDisabled
  | EndpointLimitReached
  | EventsMismatch
  | { readonly kind: 'MessageNotFound' };

type Entries = {
  readonly [Kind in WebhookError['kind']]: ProblemEntry<
    Extract<WebhookError, { readonly kind: Kind }>
  >;
};

export const webhookProblems: Entries = {
  EndpointNotFound: notFound('Webhook endpoint'),
  MessageNotFound: notFound('Webhook message'),
  EndpointDisabled: {
    status: 409,
    type: 'webhook-endpoint-disabled',
    title: 'Webhook endpoint disabled',
    detail: 'Enable it first.',
  },
  EndpointLimitReached: {
    status: 409,
    type: 'webhook-endpoint-limit-reached',
    title: 'Webhook endpoint limit reached',
    detail: ({ limit }) => `A tenant has at most ${limit} endpoints; remove one.`,
    extensions: ({ limit }) => ({ limit }),
  },
  EventsMismatch: {
    status: 422,
    type: 'events-mismatch',
    title: 'Events are not as they are declared',
    detail: '`GET /v1/event-types` shows what is declared. None was taken.',
    errors: ({ errors }) => errors,
  },
};
