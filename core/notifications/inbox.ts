import type { Page, PageRequest } from '../../kit/page.ts';
import type { TenantScope } from '../tenancy/tenant-context.ts';
import type { InboxItem, NotificationId } from './notification.ts';

export type InboxQuery = PageRequest & { readonly archived: boolean };

/** An item is kept so long. */
export const INBOX_DAYS = 90;
/** So many of the latest are looked at to count those that are unread. */
export const COUNTED_ITEMS = 500;

export type UnreadCount = {
  readonly unread: number;
  /** There are more items than are counted. */
  readonly isCapped: boolean;
};

/** The inboxes of a tenant's members, each by its member. Every method throws on an outage. */
export interface Inbox {
  /** The latest first. */
  list(tenant: TenantScope, memberId: string, query: InboxQuery): Promise<Page<InboxItem>>;
  unread(tenant: TenantScope, memberId: string): Promise<UnreadCount>;
  /** The item as it is then; null where the member has no such item. Again is harmless. */
  mark(
    tenant: TenantScope,
    memberId: string,
    mark: { readonly id: NotificationId; readonly as: 'read' | 'archived'; readonly at: Date },
  ): Promise<InboxItem | null>;
  /** How many were unread. */
  markAllRead(tenant: TenantScope, memberId: string, at: Date): Promise<number>;
}
