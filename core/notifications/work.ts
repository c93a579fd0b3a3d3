import type { TenantScope } from '../tenancy/tenant-context.ts';
import type { Tenant } from '../tenants/tenant.ts';
import type { Channel } from './channel.ts';
import type { DigestEntry } from './digests.ts';
import type { Message, Notification } from './notification.ts';
import type { NotificationTemplate } from './template.ts';

/** A notification that is being sent. */
export type Work = {
  readonly tenant: Tenant;
  readonly scope: TenantScope;
  readonly notification: Notification;
  readonly template: NotificationTemplate;
  /** By recipient and channel. */
  readonly known: ReadonlyMap<string, Message>;
  /** Of a digest: what it lists. */
  readonly entries?: readonly DigestEntry[];
};

/** By what `known` finds a message. */
export const messageKey = (recipientId: string, channel: Channel): string =>
  `${recipientId} ${channel}`;
