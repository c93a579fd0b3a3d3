import * as z from 'zod';
import type { InboxItem } from '../../../core/notifications/notification.ts';
import { isoTime } from '../table/iso-time.ts';
import { inboxPrefix } from './notification-keys.ts';

const inboxItem = z.object({
  id: z.templateLiteral(['ntf_', z.string()]),
  template: z.string(),
  category: z.string(),
  title: z.string(),
  text: z.string(),
  link: z.string().optional(),
  createdAt: isoTime,
  readAt: isoTime.optional(),
  archivedAt: isoTime.optional(),
});

export const toInboxItem = (memberId: string, { createdAt, ...item }: InboxItem) => ({
  sk: `${inboxPrefix(memberId)}${item.id}`,
  ...item,
  createdAt: createdAt.toISOString(),
});

export const fromInboxItem = (item: unknown): InboxItem => inboxItem.parse(item);
