import * as z from 'zod';
import { domainEvent, type Occasion } from '../events/domain-event.ts';
import type { EventCatalog } from '../events/event-catalog-entry.ts';
import type { WebhookEndpoint } from './endpoint.ts';

const which = z.object({
  endpointId: z.string().describe('The id of the endpoint.'),
  host: z.string().describe('Where messages are sent.'),
});

/** What the platform promises to tell about endpoints; never a secret, nor the path of a URL, which may be one. */
export const webhookEvents = {
  'webhook_endpoint.created': {
    version: 1,
    description: 'A tenant has itself told of events at an address of its own.',
    data: which,
  },
  'webhook_endpoint.changed': {
    version: 1,
    description: 'A tenant changed where, of what or how an endpoint is told.',
    data: which,
  },
  'webhook_endpoint.secret_rotated': {
    version: 1,
    description: 'Messages to an endpoint are signed by a new secret.',
    data: which,
  },
  'webhook_endpoint.enabled': {
    version: 1,
    description: 'An endpoint is sent messages again.',
    data: which,
  },
  'webhook_endpoint.failing': {
    version: 1,
    description:
      'No attempt at an endpoint has succeeded for a day. After 75 hours it is disabled, unless one does.',
    data: which.extend({
      since: z.iso.datetime().describe('Since when.'),
      reason: z.string().describe('What came of the last attempt.'),
    }),
  },
  'webhook_endpoint.disabled': {
    version: 1,
    description:
      'An endpoint is sent nothing any more: its tenant asked for it, it answered 410, or it failed for 75 hours.',
    data: which.extend({
      because: z
        .enum(['asked', 'gone', 'failing'])
        .describe('A member asked for it, the receiver answered 410, or it failed for 75 hours.'),
    }),
  },
  'webhook_endpoint.removed': {
    version: 1,
    description: 'A tenant is not told of events at that address any more.',
    data: which,
  },
} as const satisfies EventCatalog;

export type WebhookEventType = keyof typeof webhookEvents;

type Happening = {
  readonly endpoint: Pick<WebhookEndpoint, 'tenantId' | 'id' | 'url'>;
  readonly occasion: Occasion;
};

export const webhookEvent = (
  type: WebhookEventType,
  { endpoint: { tenantId, id, url }, occasion }: Happening,
  more: object = {},
) =>
  domainEvent({
    ...occasion,
    type,
    version: webhookEvents[type].version,
    tenantId,
    data: { endpointId: id, host: new URL(url).host, ...more },
  });
