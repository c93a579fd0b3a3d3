import { notify, type NotifyPorts } from '../../../core/notifications/notify.ts';
import type { Message } from '../../../core/notifications/notification.ts';
import type { NotificationStore } from '../../../core/notifications/notification-store.ts';
import { answer, refusal } from '../../edge/answer.ts';
import { operation } from '../../edge/operation.ts';

export const sendNotification = (ports: NotifyPorts) =>
  operation('sendNotification', async ({ tenant, principal, body, idempotencyKey }) => {
    // Two principals may use the same key for different things.
    const key = idempotencyKey && `${principal.id}#${idempotencyKey}`;
    const notified = await notify(ports, tenant, { ...body, idempotencyKey: key });
    return notified.ok ? answer(202, { id: notified.value }) : refusal(notified.error);
  });

export type SentPorts = { readonly store: Pick<NotificationStore, 'find' | 'messages'> };

export const getSentNotification = ({ store }: SentPorts) =>
  operation('getSentNotification', async ({ tenant, params: { notificationId: id } }) => {
    const [notification, messages] = await Promise.all([
      store.find(tenant, id),
      store.messages(tenant, id),
    ]);
    if (!notification) return refusal({ kind: 'NotificationNotFound' });
    const { template, createdAt } = notification;
    const view = { id, template, createdAt: createdAt.toISOString() };
    return answer(200, { ...view, messages: messages.map(toMessageView) });
  });

const toMessageView = ({ recipientId, channel, state, reason, notBefore, updatedAt }: Message) => ({
  ...{ recipientId, channel, state, reason },
  notBefore: notBefore?.toISOString(),
  updatedAt: updatedAt.toISOString(),
});
