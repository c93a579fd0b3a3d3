import * as z from 'zod';
import type { WebhookEndpoint } from '../../../core/webhooks/endpoint.ts';
import { idSchema } from '../../../kit/id-schema.ts';
import { isoTime } from '../table/iso-time.ts';

const recordedEndpoint = z.object({
  tenantId: idSchema('tnt'),
  id: idSchema('whe'),
  url: z.string(),
  description: z.string(),
  eventTypes: z.array(z.string()),
  headers: z.object({ names: z.array(z.string()), ciphertext: z.string() }).optional(),
  messagesPerSecond: z.number().optional(),
  disabled: z.object({ because: z.enum(['asked', 'gone', 'failing']), at: isoTime }).optional(),
  secrets: z.array(
    z.object({
      signing: z.enum(['hmac', 'ed25519']),
      ciphertext: z.string(),
      createdAt: isoTime,
      until: isoTime.optional(),
    }),
  ),
  createdAt: isoTime,
  updatedAt: isoTime,
});
const recordedHealth = z.object({
  failingSince: isoTime.optional(),
  isTold: z.boolean().optional(),
  timeouts: z.int(),
  pausedUntil: isoTime.optional(),
  last: z
    .object({ at: isoTime, status: z.int().optional(), reason: z.string().optional() })
    .optional(),
});
const endpointItem = z.object({
  endpoint: z.string(),
  version: z.int(),
  health: z.string(),
  healthVersion: z.int(),
});

/** Two texts, each with the version of its own: the tenant writes the one, senders the other. */
export function toEndpointAttributes({ version, health, ...endpoint }: WebhookEndpoint) {
  const { version: healthVersion, ...noted } = health;
  return {
    ...{ endpoint: JSON.stringify(endpoint), version },
    ...{ health: JSON.stringify(noted), healthVersion },
  };
}

export function fromEndpointItem(item: unknown): WebhookEndpoint {
  const { endpoint, version, health, healthVersion } = endpointItem.parse(item);
  return {
    ...recordedEndpoint.parse(JSON.parse(endpoint)),
    version,
    health: { ...recordedHealth.parse(JSON.parse(health)), version: healthVersion },
  };
}
