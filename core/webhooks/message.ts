import { derivedId, type Id } from '../../kit/id.ts';
import type { DomainEvent } from '../events/domain-event.ts';
import type { TenantId } from '../tenancy/tenant-context.ts';
import type { WebhookEndpointId } from './endpoint.ts';

export type WebhookMessageId = Id<'whm'>;

/** An event as an endpoint is told of it: kept once for all endpoints, for as long as it may be sent again. */
export type ToldEvent = {
  readonly id: DomainEvent['id'];
  readonly tenantId: TenantId;
  readonly type: string;
  readonly time: Date;
  /** Byte by byte as it is sent. */
  readonly body: string;
};

export type MessageState = 'pending' | 'delivered' | 'failed';

/** That one endpoint is told of one event. */
export type WebhookMessage = {
  readonly tenantId: TenantId;
  readonly endpointId: WebhookEndpointId;
  readonly id: WebhookMessageId;
  readonly eventId: DomainEvent['id'];
  readonly eventType: string;
  readonly state: MessageState;
  /** Attempts since it was sent first, or last again: its place in the schedule. */
  readonly tries: number;
  /** How often it had to wait for its endpoint since the last attempt. */
  readonly deferrals: number;
  /** Of a pending one. */
  readonly nextAt?: Date;
  /** When the sweep looks at a pending one: where it lies in no queue, or was lost on the way there. */
  readonly lookAt?: Date;
  /** Another run attempts it until then. */
  readonly leasedUntil?: Date;
  readonly createdAt: Date;
  readonly deliveredAt?: Date;
  readonly version: number;
};

export type MessageRef = Pick<WebhookMessage, 'tenantId' | 'endpointId' | 'id'>;

/** One attempt to deliver a message. */
export type WebhookAttempt = {
  readonly at: Date;
  readonly latencyMs: number;
  readonly isDelivered: boolean;
  readonly status?: number;
  /** Why it is none, in words for who looks after the endpoint. */
  readonly reason?: string;
  /** The beginning of the answer. */
  readonly answer?: string;
};

/** How long messages, their attempts and the events are kept. */
export const KEPT_DAYS = 90;

/** What is in the queue has come out of it by then, but for an outage. */
const SAFETY_MS = 180_000;
/** SQS holds nothing back for longer: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-delay-queues.html */
const LONGEST_DELAY_MS = 900_000;

/** Pending at that time: by the queue, with the sweep behind it, or by the sweep alone where it is long until then. */
export function pendingAt(at: Date, now: Date) {
  const isQueued = at.getTime() - now.getTime() <= LONGEST_DELAY_MS;
  const lookAt = isQueued ? new Date(at.getTime() + SAFETY_MS) : at;
  return { isQueued, times: { state: 'pending' as const, nextAt: at, lookAt } };
}

/** The same message for the same event and endpoint, however often the event is heard. */
export function messageOf(
  event: ToldEvent,
  endpointId: WebhookEndpointId,
  now: Date,
): WebhookMessage {
  const { tenantId, id: eventId, type: eventType, time } = event;
  return {
    ...{ tenantId, endpointId, eventId, eventType },
    id: derivedId('whm', time, `${eventId} ${endpointId}`),
    ...{ ...pendingAt(now, now).times, tries: 0, deferrals: 0, createdAt: now, version: 1 },
  };
}
