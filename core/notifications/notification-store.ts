import type { Result } from '../../kit/result.ts';
import type { TenantScope } from '../tenancy/tenant-context.ts';
import type {
  InboxItem,
  Message,
  MessageKey,
  Notification,
  NotificationId,
  ReportedState,
} from './notification.ts';
import type { Preferences } from './preferences.ts';

export type IdempotencyKeyReused = { readonly kind: 'IdempotencyKeyReused' };
export type VersionConflict = { readonly kind: 'VersionConflict' };

/** A caller's own key: the same request with it is done once. */
export type NotificationClaim = { readonly key: string; readonly fingerprint: string };

/** What its maker tells of a message. */
export type Progress = {
  readonly state: ReportedState;
  readonly reason: string | undefined;
  readonly at: Date;
};

/** What is sent to whom, in the tenant's own partition and by its session. Every method throws on an outage. */
export interface NotificationStore {
  /** The id under which it is kept: of an earlier request with the same claim, if there was one. */
  create(
    tenant: TenantScope,
    notification: Notification,
    claim?: NotificationClaim,
  ): Promise<Result<NotificationId, IdempotencyKeyReused>>;
  find(tenant: TenantScope, id: NotificationId): Promise<Notification | null>;

  messages(tenant: TenantScope, id: NotificationId): Promise<readonly Message[]>;
  /** Writes that it is being sent, before it is: false where somebody did so already. */
  begin(tenant: TenantScope, message: Message): Promise<boolean>;
  /** Not over what its maker has told by then, which may be faster than its answer. */
  save(tenant: TenantScope, message: Message): Promise<void>;
  /** Changes nothing where the message is that far already, or is not there. */
  advance(tenant: TenantScope, message: MessageKey, progress: Progress): Promise<void>;
  /** Again is harmless: an item that is there stays as it is. */
  putInInbox(tenant: TenantScope, memberId: string, item: InboxItem): Promise<void>;
}

export interface PreferenceStore {
  find(tenant: TenantScope, recipientId: string): Promise<Preferences>;
  /** In place of those of the version before. */
  replace(
    tenant: TenantScope,
    recipientId: string,
    preferences: Preferences,
  ): Promise<Result<void, VersionConflict>>;
}
