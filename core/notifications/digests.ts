import type { TenantScope } from '../tenancy/tenant-context.ts';
import type { Message, Notification, NotificationId } from './notification.ts';

/** One of the notifications that a digest lists. */
export type DigestEntry = {
  readonly notificationId: NotificationId;
  readonly recipientId: string;
  readonly category: string;
};

export type Gathered = {
  readonly digest: Notification;
  /** As it is kept from now on: `digested`, until the digest’s time. */
  readonly message: Message & { readonly notBefore: Date };
  readonly category: string;
};

/** So many entries of a digest are worked on at once. */
export const ENTRIES_AT_ONCE = 25;

/** What is gathered of a tenant's mails, in its own partition. Every method throws on an outage. */
export interface Digests {
  /**
   * Puts a message into the digest, and makes the digest with its first one, all or nothing: false where the digest
   * is closed, or the message was begun.
   */
  gather(tenant: TenantScope, gathered: Gathered): Promise<boolean>;
  /** From then on nothing is put into it. Again is harmless. */
  close(tenant: TenantScope, digest: Notification): Promise<void>;
  /** In the order of their ids; none of what is no digest. */
  entries(tenant: TenantScope, id: NotificationId): Promise<readonly DigestEntry[]>;
}
