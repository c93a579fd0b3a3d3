import type { z } from 'zod';
import { endpointState, type WebhookEndpoint } from '../../../core/webhooks/endpoint.ts';
import type { WebhookMessage } from '../../../core/webhooks/message.ts';
import type { endpointView } from '../endpoint-schemas.ts';
import type { messageView } from '../message-schemas.ts';

export function toEndpointView(endpoint: WebhookEndpoint): z.input<typeof endpointView> {
  const { id, url, description, eventTypes, messagesPerSecond, version } = endpoint;
  const { disabled, health, headers, secrets } = endpoint;
  const { failingSince, pausedUntil, last } = health;
  return {
    ...{ id, url, description, version, eventTypes: [...eventTypes], messagesPerSecond },
    headerNames: [...(headers?.names ?? [])],
    state: endpointState(endpoint),
    disabled: disabled && { because: disabled.because, at: disabled.at.toISOString() },
    health: {
      failingSince: failingSince?.toISOString(),
      pausedUntil: pausedUntil?.toISOString(),
      last: last && { ...last, at: last.at.toISOString() },
    },
    signing: secrets[0]?.signing ?? 'hmac',
    createdAt: endpoint.createdAt.toISOString(),
    updatedAt: endpoint.updatedAt.toISOString(),
  };
}

export const toMessageView = ({
  nextAt,
  createdAt,
  deliveredAt,
  ...message
}: WebhookMessage): z.input<typeof messageView> => ({
  id: message.id,
  endpointId: message.endpointId,
  eventId: message.eventId,
  eventType: message.eventType,
  state: message.state,
  tries: message.tries,
  nextAt: nextAt?.toISOString(),
  createdAt: createdAt.toISOString(),
  deliveredAt: deliveredAt?.toISOString(),
});
