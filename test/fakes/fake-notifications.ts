import { COUNTED_ITEMS, type Inbox, type InboxQuery } from '../../core/notifications/inbox.ts';
import {
  rankOf,
  type InboxItem,
  type Message,
  type MessageKey,
  type Notification,
  type NotificationId,
} from '../../core/notifications/notification.ts';
import type { DigestEntry, Digests, Gathered } from '../../core/notifications/digests.ts';
import type {
  NotificationClaim,
  NotificationStore,
  PreferenceStore,
  Progress,
} from '../../core/notifications/notification-store.ts';
import type {
  Lease,
  NotificationQueue,
  NotificationRef,
  NotificationSchedule,
} from '../../core/notifications/notification-schedule.ts';
import { NO_PREFERENCES, type Preferences } from '../../core/notifications/preferences.ts';
import type { TenantTemplate, TenantTemplates } from '../../core/notifications/tenant-template.ts';
import type { TenantScope } from '../../core/tenancy/tenant-context.ts';
import { fail, ok } from '../../kit/result.ts';

export const keyOf = ({ tenantId }: TenantScope, ...rest: string[]) =>
  [tenantId, ...rest].join(' ');
const messageKey = (tenant: TenantScope, { notificationId, recipientId, channel }: MessageKey) =>
  keyOf(tenant, notificationId, recipientId, channel);

/** All tenants' notifications in memory, each reached by its tenant. */
export class FakeNotificationStore implements NotificationStore, Inbox, Digests {
  readonly sent = new Map<string, Notification>();
  readonly kept = new Map<string, Message>();
  readonly inboxes = new Map<string, InboxItem[]>();
  readonly #digests = new Map<string, DigestEntry[]>();
  readonly #closed = new Set<string>();
  readonly #claims = new Map<string, NotificationClaim & { readonly id: NotificationId }>();

  async create(tenant: TenantScope, notification: Notification, claim?: NotificationClaim) {
    const { id } = notification;
    const earlier = claim && this.#claims.get(keyOf(tenant, claim.key));
    if (earlier) {
      return earlier.fingerprint === claim.fingerprint
        ? ok(earlier.id)
        : fail({ kind: 'IdempotencyKeyReused' } as const);
    }
    if (claim) this.#claims.set(keyOf(tenant, claim.key), { ...claim, id });
    const key = keyOf(tenant, id);
    if (!this.sent.has(key)) this.sent.set(key, notification);
    return ok(id);
  }

  async find(tenant: TenantScope, id: NotificationId) {
    return this.sent.get(keyOf(tenant, id)) ?? null;
  }

  async messages(tenant: TenantScope, id: NotificationId) {
    const prefix = `${keyOf(tenant, id)} `;
    return [...this.kept].filter(([key]) => key.startsWith(prefix)).map(([, message]) => message);
  }

  async begin(tenant: TenantScope, message: Message) {
    const earlier = this.kept.get(messageKey(tenant, message));
    if (earlier && earlier.state !== 'queued') return false;
    this.kept.set(messageKey(tenant, message), message);
    return true;
  }

  async save(tenant: TenantScope, message: Message) {
    const earlier = this.kept.get(messageKey(tenant, message));
    if (earlier && rankOf(earlier.state) >= 0) return;
    this.kept.set(messageKey(tenant, message), message);
  }

  async advance(tenant: TenantScope, key: MessageKey, { state, reason, at }: Progress) {
    const earlier = this.kept.get(messageKey(tenant, key));
    if (!earlier || rankOf(earlier.state) >= rankOf(state)) return;
    const advanced = { ...earlier, notBefore: undefined, state, reason, updatedAt: at };
    this.kept.set(messageKey(tenant, key), advanced);
  }

  async gather(tenant: TenantScope, { digest, message, category }: Gathered) {
    const key = keyOf(tenant, digest.id);
    const earlier = this.kept.get(messageKey(tenant, message));
    if (this.#closed.has(key) || (earlier && earlier.state !== 'queued')) return false;
    const { notificationId, recipientId } = message;
    this.sent.set(key, digest);
    const own = { ...message, notificationId: digest.id, state: 'queued' } as const;
    this.kept.set(messageKey(tenant, own), own);
    this.kept.set(messageKey(tenant, message), message);
    const others = (this.#digests.get(key) ?? []).filter(
      (one) => one.notificationId !== notificationId,
    );
    this.#digests.set(key, [...others, { notificationId, recipientId, category }]);
    return true;
  }

  async close(tenant: TenantScope, { id }: Notification) {
    this.#closed.add(keyOf(tenant, id));
  }

  async entries(tenant: TenantScope, id: NotificationId) {
    const entries = this.#digests.get(keyOf(tenant, id)) ?? [];
    return entries.toSorted((a, b) => (a.notificationId < b.notificationId ? -1 : 1));
  }

  async putInInbox(tenant: TenantScope, memberId: string, item: InboxItem) {
    const items = this.#inboxOf(tenant, memberId);
    if (!items.some(({ id }) => id === item.id)) items.push(item);
  }

  async list(tenant: TenantScope, memberId: string, { archived, limit, after }: InboxQuery) {
    const all = this.#latest(tenant, memberId).filter(({ id }) => !after || id < after);
    const page = all.slice(0, limit);
    const items = page.filter(({ archivedAt }) => archived === (archivedAt !== undefined));
    return { items, ...(all.length > limit && { next: page.at(-1)?.id }) };
  }

  async unread(tenant: TenantScope, memberId: string) {
    const all = this.#latest(tenant, memberId);
    const unread = all.slice(0, COUNTED_ITEMS).filter(({ readAt }) => !readAt).length;
    return { unread, isCapped: all.length > COUNTED_ITEMS };
  }

  async mark(tenant: TenantScope, memberId: string, { id, as, at }: Mark) {
    const items = this.#inboxOf(tenant, memberId);
    const index = items.findIndex((item) => item.id === id);
    const before = items[index];
    if (!before) return null;
    const item = {
      ...before,
      readAt: before.readAt ?? at,
      ...(as === 'archived' && { archivedAt: before.archivedAt ?? at }),
    };
    items[index] = item;
    return item;
  }

  async markAllRead(tenant: TenantScope, memberId: string, at: Date) {
    const unread = this.#latest(tenant, memberId).filter(({ readAt }) => !readAt);
    for (const { id } of unread) await this.mark(tenant, memberId, { id, as: 'read', at });
    return unread.length;
  }

  #latest(tenant: TenantScope, memberId: string) {
    return this.#inboxOf(tenant, memberId).toSorted((a, b) => (a.id < b.id ? 1 : -1));
  }

  #inboxOf(tenant: TenantScope, memberId: string) {
    const key = keyOf(tenant, memberId);
    const items = this.inboxes.get(key) ?? [];
    this.inboxes.set(key, items);
    return items;
  }
}

type Mark = Parameters<Inbox['mark']>[2];

export class FakePreferences implements PreferenceStore {
  readonly #all = new Map<string, Preferences>();

  async find(tenant: TenantScope, recipientId: string) {
    return this.#all.get(keyOf(tenant, recipientId)) ?? NO_PREFERENCES;
  }

  async replace(tenant: TenantScope, recipientId: string, preferences: Preferences) {
    const { version } = this.#all.get(keyOf(tenant, recipientId)) ?? NO_PREFERENCES;
    if (preferences.version !== version + 1) return fail({ kind: 'VersionConflict' } as const);
    this.#all.set(keyOf(tenant, recipientId), preferences);
    return ok(undefined);
  }
}

export class FakeTenantTemplates implements TenantTemplates {
  readonly #all = new Map<string, TenantTemplate>();

  async find(tenant: TenantScope, name: string) {
    return this.#all.get(keyOf(tenant, name)) ?? null;
  }

  async list(tenant: TenantScope) {
    const prefix = `${tenant.tenantId} `;
    return [...this.#all].filter(([key]) => key.startsWith(prefix)).map(([, one]) => one);
  }

  async put(tenant: TenantScope, template: TenantTemplate) {
    this.#all.set(keyOf(tenant, template.name), template);
  }

  async delete(tenant: TenantScope, name: string) {
    return this.#all.delete(keyOf(tenant, name));
  }
}

type Due = { readonly ref: NotificationRef; readonly dueAt: Date; readonly leaseUntil?: Date };

export class FakeNotificationSchedule implements NotificationSchedule {
  readonly all = new Map<string, Due>();

  async add(ref: NotificationRef, dueAt: Date) {
    if (!this.all.has(keyOfRef(ref))) this.all.set(keyOfRef(ref), { ref, dueAt });
  }

  async take(ref: NotificationRef, { now, until }: Lease) {
    if (!this.#isFree(ref, now)) return false;
    this.all.set(keyOfRef(ref), { ref, dueAt: until, leaseUntil: until });
    return true;
  }

  async settle(ref: NotificationRef, next?: Date) {
    if (next === undefined) this.all.delete(keyOfRef(ref));
    else if (this.all.has(keyOfRef(ref))) this.all.set(keyOfRef(ref), { ref, dueAt: next });
  }

  async *due(now: Date) {
    const due = [...this.all.values()].filter(({ dueAt }) => dueAt <= now);
    if (due.length > 0) yield due.map(({ ref }) => ref);
  }

  async queued(ref: NotificationRef, { now, until }: Lease) {
    const due = this.all.get(keyOfRef(ref));
    if (due && this.#isFree(ref, now)) this.all.set(keyOfRef(ref), { ...due, dueAt: until });
  }

  #isFree(ref: NotificationRef, now: Date): boolean {
    const due = this.all.get(keyOfRef(ref));
    return due !== undefined && (due.leaseUntil === undefined || due.leaseUntil <= now);
  }
}

const keyOfRef = ({ tenantId, id }: NotificationRef) => `${tenantId} ${id}`;

export class FakeNotificationQueue implements NotificationQueue {
  readonly waiting: NotificationRef[] = [];

  async send(refs: readonly NotificationRef[]) {
    this.waiting.push(...refs);
  }
}
