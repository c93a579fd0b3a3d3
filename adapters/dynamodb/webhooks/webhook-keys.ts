import type { SecretOwner } from '../../../core/webhooks/webhook-store.ts';
import type { MessageRef, WebhookMessage } from '../../../core/webhooks/message.ts';
import type { ResendTask } from '../../../core/webhooks/resend-task.ts';

/** The keys of the WebhooksTable's items, in one place; the table in core/webhooks/README.md explains them. */
export const endpointsPartition = (tenantId: string) => `ENDPOINTS#${tenantId}`;
export const ENDPOINT_PREFIX = 'ENDPOINT#';
export const endpointKey = ({ tenantId, id }: SecretOwner) => ({
  pk: endpointsPartition(tenantId),
  sk: `${ENDPOINT_PREFIX}${id}`,
});
/** How many endpoints a tenant has. */
export const endpointCountKey = (tenantId: string) => ({
  pk: endpointsPartition(tenantId),
  sk: 'COUNT',
});

export const resendKey = (task: Pick<ResendTask, 'tenantId' | 'endpointId' | 'kind'>) => ({
  pk: `RESENDS#${task.tenantId}`,
  sk: `${task.endpointId}#${task.kind}`,
});

type Recipient = Omit<MessageRef, 'id'>;
export const messagesPartition = ({ tenantId, endpointId }: Recipient) =>
  `MESSAGES#${tenantId}#${endpointId}`;
export const messageKey = ({ id, ...of }: MessageRef) => ({ pk: messagesPartition(of), sk: id });

export const attemptsPartition = ({ tenantId, id }: MessageRef) => `ATTEMPTS#${tenantId}#${id}`;

export const toldEventsPartition = (tenantId: string) => `EVENTS#${tenantId}`;
export const toldEventKey = (tenantId: string, id: WebhookMessage['eventId']) => ({
  pk: toldEventsPartition(tenantId),
  sk: id,
});

export const slotKey = ({ tenantId, id }: SecretOwner, slot: number) => ({
  pk: `SLOTS#${tenantId}#${id}`,
  sk: `SLOT#${slot}`,
});
export const secondKey = ({ tenantId, id }: SecretOwner, second: number) => ({
  pk: `SLOTS#${tenantId}#${id}`,
  sk: `SECOND#${second}`,
});
