import type { Inbox } from '../../../core/notifications/inbox.ts';
import type { InboxItem } from '../../../core/notifications/notification.ts';
import { isId } from '../../../kit/id.ts';
import { answer, refusal } from '../../edge/answer.ts';
import { listOperation } from '../../edge/list-operation.ts';
import { operation } from '../../edge/operation.ts';

export type InboxPorts = { readonly inbox: Inbox };
export type MarkPorts = InboxPorts & { readonly now: () => Date };

/** Whose inbox it is, the principal alone says. */
export const listInbox = ({ inbox }: InboxPorts) =>
  listOperation('listInbox', {
    isKey: (after): after is string => isId('ntf', after),
    load: ({ tenant, principal, query }, page) =>
      inbox.list(tenant, principal.id, { ...page, archived: query.archived === 'true' }),
    toView,
  });

export const showUnreadCount = ({ inbox }: InboxPorts) =>
  operation('showUnreadCount', async ({ tenant, principal }) =>
    answer(200, await inbox.unread(tenant, principal.id)),
  );

export const readNotification = ({ inbox, now }: MarkPorts) =>
  operation('readNotification', async ({ tenant, principal, params: { notificationId: id } }) => {
    const item = await inbox.mark(tenant, principal.id, { id, as: 'read', at: now() });
    return item ? answer(200, toView(item)) : refusal({ kind: 'NotificationNotFound' });
  });

export const archiveNotification = ({ inbox, now }: MarkPorts) =>
  operation(
    'archiveNotification',
    async ({ tenant, principal, params: { notificationId: id } }) => {
      const item = await inbox.mark(tenant, principal.id, { id, as: 'archived', at: now() });
      return item ? answer(200, toView(item)) : refusal({ kind: 'NotificationNotFound' });
    },
  );

export const readAllNotifications = ({ inbox, now }: MarkPorts) =>
  operation('readAllNotifications', async ({ tenant, principal }) =>
    answer(200, { marked: await inbox.markAllRead(tenant, principal.id, now()) }),
  );

function toView({ createdAt, readAt, archivedAt, ...item }: InboxItem) {
  return {
    ...item,
    createdAt: createdAt.toISOString(),
    readAt: readAt?.toISOString(),
    archivedAt: archivedAt?.toISOString(),
  };
}
