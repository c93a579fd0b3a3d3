import type { MessageKey } from '../../../core/notifications/notification.ts';
import type { NotificationRef } from '../../../core/notifications/notification-schedule.ts';
import { partitionOf, type Placement } from '../../../core/tenancy/placement.ts';
import { NOTIFICATIONS_PARTITION } from '../tenancy/partition-names.ts';

export const notificationsPartition = (placement: Placement): string =>
  partitionOf(placement, NOTIFICATIONS_PARTITION);

/** The sort keys of a tenant's notifications, in one place; core/notifications/README.md explains them. */
export const SENT_PREFIX = 'SENT#';
export const sentSortKey = (id: string) => `${SENT_PREFIX}${id}`;
export const MESSAGE_PREFIX = 'MESSAGE#';
export const messagePrefix = (id: string) => `${MESSAGE_PREFIX}${id}#`;
export const messageSortKey = ({ notificationId, recipientId, channel }: MessageKey) =>
  `${messagePrefix(notificationId)}${recipientId}#${channel}`;
export const digestPrefix = (id: string) => `DIGEST#${id}#`;
export const INBOX_PREFIX = 'INBOX#';
export const inboxPrefix = (memberId: string) => `${INBOX_PREFIX}${memberId}#`;
export const PREFERENCES_PREFIX = 'PREFERENCES#';
export const preferencesSortKey = (recipientId: string) => `${PREFERENCES_PREFIX}${recipientId}`;
export const CONTACT_PREFIX = 'CONTACT#';
export const contactSortKey = (memberId: string) => `${CONTACT_PREFIX}${memberId}`;
export const claimSortKey = (digest: string) => `IDEMPOTENCY#${digest}`;

/** In the usage table: all of a tenant's in one partition. */
export const dueNotificationKey = ({ tenantId, id }: NotificationRef) => ({
  pk: `NOTIFY#${tenantId}`,
  sk: id,
});

export const TEMPLATE_PREFIX = 'TEMPLATE#';
export const templateSortKey = (name: string) => `${TEMPLATE_PREFIX}${name}`;
