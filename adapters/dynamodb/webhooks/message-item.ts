import * as z from 'zod';
import type {
  MessageRef,
  ToldEvent,
  WebhookAttempt,
  WebhookMessage,
} from '../../../core/webhooks/message.ts';
import { KEPT_DAYS } from '../../../core/webhooks/message.ts';
import { bytesOf } from '../../../kit/id.ts';
import { idSchema } from '../../../kit/id-schema.ts';
import { secondsOf } from '../table/claim.ts';
import { dueAttributes, type DueKind } from '../table/due.ts';
import { isoTime } from '../table/iso-time.ts';
import { attemptsPartition, messageKey, toldEventKey } from './webhook-keys.ts';

/**
 * A partition of the index takes 1,000 writes a second, and each message is written to it and taken from it:
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/bp-partition-key-design.html
 */
export const DUE_SHARDS = 16;
export const dueKindOf = (shard: number): DueKind => `webhook-message-${shard}`;
const shardOf = ({ id }: MessageRef) => (bytesOf(id).at(-1) ?? 0) % DUE_SHARDS;

const expiry = (time: Date) => ({ expiresAt: secondsOf(time) + KEPT_DAYS * 86_400 });

const recorded = z.object({
  tenantId: idSchema('tnt'),
  endpointId: idSchema('whe'),
  id: idSchema('whm'),
  eventId: idSchema('evt'),
  eventType: z.string(),
  tries: z.int(),
  deferrals: z.int(),
  nextAt: isoTime.optional(),
  lookAt: isoTime.optional(),
  leasedUntil: isoTime.optional(),
  createdAt: isoTime,
  deliveredAt: isoTime.optional(),
});
const messageItem = z.object({
  message: z.string(),
  state: z.enum(['pending', 'delivered', 'failed']),
  version: z.int(),
});

/** As one text, and beside it what conditions, filters and the index need. */
export const toMessageItem = ({ state, version, ...message }: WebhookMessage) => ({
  ...messageKey(message),
  ...{ state, version, message: JSON.stringify(message) },
  ...(message.lookAt && dueAttributes(dueKindOf(shardOf(message)), message.lookAt)),
  ...expiry(message.createdAt),
});

export function fromMessageItem(item: unknown): WebhookMessage {
  const { message, state, version } = messageItem.parse(item);
  return { ...recorded.parse(JSON.parse(message)), state, version };
}

export const toToldEventItem = ({ tenantId, id, type, time, body }: ToldEvent) => ({
  ...toldEventKey(tenantId, id),
  ...{ tenantId, type, time: time.toISOString(), body },
  ...expiry(time),
});

const toldEventItem = z.object({
  tenantId: idSchema('tnt'),
  sk: idSchema('evt'),
  type: z.string(),
  time: isoTime,
  body: z.string(),
});
export function fromToldEventItem(item: unknown): ToldEvent {
  const { sk: id, ...event } = toldEventItem.parse(item);
  return { ...event, id };
}

export const toAttemptItem = (ref: MessageRef, attempt: WebhookAttempt) => ({
  pk: attemptsPartition(ref),
  sk: attempt.at.toISOString(),
  attempt: JSON.stringify(attempt),
  ...expiry(attempt.at),
});

const attemptItem = z.object({ attempt: z.string() });
const recordedAttempt = z.object({
  at: isoTime,
  latencyMs: z.number(),
  isDelivered: z.boolean(),
  status: z.int().optional(),
  reason: z.string().optional(),
  answer: z.string().optional(),
});
export const fromAttemptItem = (item: unknown): WebhookAttempt =>
  recordedAttempt.parse(JSON.parse(attemptItem.parse(item).attempt));
