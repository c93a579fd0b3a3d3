import { beforeEach, describe, expect, it } from 'vitest';
import { digestFor } from '../../core/notifications/digest.ts';
import type { Digests } from '../../core/notifications/digests.ts';
import type { Inbox } from '../../core/notifications/inbox.ts';
import type { InboxItem, Message } from '../../core/notifications/notification.ts';
import type {
  NotificationStore,
  PreferenceStore,
} from '../../core/notifications/notification-store.ts';
import type {
  NotificationRef,
  NotificationSchedule,
} from '../../core/notifications/notification-schedule.ts';
import { NO_PREFERENCES } from '../../core/notifications/preferences.ts';
import type { TenantTemplate, TenantTemplates } from '../../core/notifications/tenant-template.ts';
import { newId } from '../../kit/id.ts';
import { tenantContext } from '../support/tenancy/tenant-contexts.ts';

export type NotificationStores = {
  readonly store: NotificationStore;
  readonly digests: Digests;
  readonly inbox: Inbox;
  readonly preferences: PreferenceStore;
  readonly templates: TenantTemplates;
  readonly schedule: NotificationSchedule;
};

const now = new Date();
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);

/** The promises of the ports of notifications. */
export function describeNotifications(name: string, make: () => NotificationStores): void {
  describe(`${name}: notifications`, () => {
    let stores: NotificationStores;
    const [acme, globex] = [tenantContext(), tenantContext()];
    const notification = (id = newId('ntf')) => ({
      ...{ id, template: 'message', data: { title: 'A', n: 1, ok: true }, createdAt: now },
      to: [{ memberId: 'ada', phone: '+4915112345678' }, { email: 'carl@partner.example' }],
      channels: ['email', 'sms'] as const,
    });
    const item = (title: string): InboxItem => ({
      ...{ id: newId('ntf'), template: 'message', category: 'product', title, text: 'Text' },
      createdAt: now,
    });
    beforeEach(() => {
      stores = make();
    });

    it('keeps a notification for its tenant and for no other', async () => {
      const sent = notification();
      expect(await stores.store.create(acme, sent)).toEqual({ ok: true, value: sent.id });
      expect(await stores.store.find(acme, sent.id)).toEqual(sent);
      expect(await stores.store.find(globex, sent.id)).toBeNull();
    });

    it('answers a claim that is repeated with the first id, and refuses it for another content', async () => {
      const [first, again] = [notification(), notification()];
      const claim = { key: newId('ntf'), fingerprint: 'f' };
      await stores.store.create(acme, first, claim);
      const repeated = await stores.store.create(acme, again, claim);
      expect(repeated).toEqual({ ok: true, value: first.id });
      expect(await stores.store.find(acme, again.id)).toBeNull();
      const other = await stores.store.create(acme, again, { ...claim, fingerprint: 'g' });
      expect(other).toMatchObject({ ok: false, error: { kind: 'IdempotencyKeyReused' } });
      expect(await stores.store.create(globex, again, claim)).toMatchObject({ value: again.id });
    });

    it('lets a message be begun once, and again when it was put back to be sent later', async () => {
      const { id: notificationId } = notification();
      const message: Message = {
        ...{ notificationId, recipientId: 'ada', channel: 'email', state: 'sending' },
        ...{ attempts: 1, updatedAt: now },
      };
      const begun = await Promise.all([1, 2, 3].map(() => stores.store.begin(acme, message)));
      expect(begun.filter(Boolean)).toHaveLength(1);
      const queued: Message = { ...message, state: 'queued', notBefore: later(5), reason: 'Busy' };
      await stores.store.save(acme, queued);
      expect(await stores.store.messages(acme, notificationId)).toEqual([queued]);
      expect(await stores.store.messages(globex, notificationId)).toEqual([]);
      expect(await stores.store.begin(acme, message)).toBe(true);
    });

    it('keeps how far a message came, and lets neither a late answer nor a late notice take it back', async () => {
      const { id: notificationId } = notification();
      const key = { notificationId, recipientId: 'ada', channel: 'email' } as const;
      const message: Message = { ...key, state: 'sending', attempts: 1, updatedAt: now };
      const states = async () => (await stores.store.messages(acme, notificationId)).at(0);
      const delivered = { state: 'delivered', reason: undefined, at: later(1) } as const;
      await stores.store.advance(acme, key, delivered);
      expect(await states()).toBeUndefined();
      await stores.store.begin(acme, message);
      await stores.store.advance(globex, key, delivered);
      await stores.store.advance(acme, key, delivered);
      await stores.store.save(acme, { ...message, state: 'sent' });
      expect(await states()).toEqual({ ...message, state: 'delivered', updatedAt: later(1) });
      const bounced = { state: 'bounced', reason: 'R', at: later(2) } as const;
      await Promise.all([1, 2, 3].map(() => stores.store.advance(acme, key, bounced)));
      await stores.store.advance(acme, key, { ...delivered, at: later(3) });
      const { state, reason, at: updatedAt } = bounced;
      expect(await states()).toEqual({ ...message, state, reason, updatedAt });
    });

    it('gathers messages into a digest until it is closed, and none that was begun', async () => {
      const { store, digests } = stores;
      const digest = digestFor(acme.tenantId, newId('usr'), later(30));
      const key = { recipientId: 'ada', channel: 'email' } as const;
      const message = (state: Message['state']) =>
        ({
          ...{ ...key, notificationId: newId('ntf'), state, attempts: 0 },
          ...{ notBefore: later(30), updatedAt: now },
        }) as const;
      const [first, second, begun, late] = [1, 2, 3, 4].map(() => message('digested'));
      if (!first || !second || !begun || !late) throw new Error('There are four.');
      const gather = (one: typeof first) =>
        digests.gather(acme, { digest, message: one, category: 'product' });
      const gathered = await Promise.all([first, second].map(gather));
      expect(gathered).toEqual([true, true]);
      await store.begin(acme, { ...begun, state: 'sending' });
      expect(await gather(begun)).toBe(false);
      expect(await store.find(acme, digest.id)).toEqual(digest);
      const own = { ...first, notificationId: digest.id, state: 'queued' } as const;
      expect(await store.messages(acme, digest.id)).toEqual([own]);
      expect(await store.messages(acme, first.notificationId)).toEqual([first]);

      await digests.close(acme, digest);
      expect(await gather(late)).toBe(false);
      expect(await store.messages(acme, late.notificationId)).toEqual([]);
      expect(await digests.entries(acme, digest.id)).toEqual(
        [first, second].map(({ notificationId, recipientId }) => ({
          ...{ notificationId, recipientId, category: 'product' },
        })),
      );
      expect(await digests.entries(globex, digest.id)).toEqual([]);

      await store.save(acme, { ...first, state: 'muted', notBefore: undefined });
      await store.save(acme, { ...first, state: 'sent', notBefore: undefined });
      await store.advance(acme, first, { state: 'bounced', reason: undefined, at: now });
      expect(await store.messages(acme, first.notificationId)).toMatchObject([{ state: 'muted' }]);
    });

    it('keeps an inbox for each member, the latest first, page by page', async () => {
      const member = newId('usr');
      const items = [item('one'), item('two'), item('three')];
      for (const one of [...items, ...items]) await stores.store.putInInbox(acme, member, one);
      const query = { archived: false, limit: 2 };
      const first = await stores.inbox.list(acme, member, query);
      expect(first.items.map(({ title }) => title)).toEqual(['three', 'two']);
      const rest = await stores.inbox.list(acme, member, { ...query, after: first.next });
      expect(rest.items).toEqual([items[0]]);
      expect(rest.next).toBeUndefined();
      expect(await stores.inbox.list(acme, newId('usr'), query)).toMatchObject({ items: [] });
      expect(await stores.inbox.list(globex, member, query)).toMatchObject({ items: [] });
    });

    it('counts what is unread, and marks one or all of a member’s own', async () => {
      const member = newId('usr');
      const items = [item('one'), item('two'), item('three')];
      for (const one of items) await stores.store.putInInbox(acme, member, one);
      const [{ id } = item('none')] = items;
      const mark = { id, as: 'read', at: now } as const;
      expect(await stores.inbox.mark(acme, 'somebody-else', mark)).toBeNull();
      expect(await stores.inbox.mark(acme, member, mark)).toMatchObject({ id, readAt: now });
      const again = await stores.inbox.mark(acme, member, {
        ...mark,
        as: 'archived',
        at: later(1),
      });
      expect(again).toMatchObject({ readAt: now, archivedAt: later(1) });
      expect(await stores.inbox.unread(acme, member)).toEqual({ unread: 2, isCapped: false });
      const archived = await stores.inbox.list(acme, member, { archived: true, limit: 10 });
      expect(archived.items.map((one) => one.id)).toEqual([id]);
      expect(await stores.inbox.markAllRead(acme, member, now)).toBe(2);
      expect(await stores.inbox.unread(acme, member)).toEqual({ unread: 0, isCapped: false });
    });

    it('replaces preferences on the version before, and lets one of two writers win', async () => {
      const member = newId('usr');
      expect(await stores.preferences.find(acme, member)).toEqual(NO_PREFERENCES);
      const wished = {
        ...{ timeZone: 'Europe/Berlin', off: { product: ['sms' as const] }, version: 1 },
        ...{ quietHours: { from: '22:00', to: '07:00' }, digest: { usage: 'daily' as const } },
      };
      const both = await Promise.all(
        [1, 2].map(() => stores.preferences.replace(acme, member, wished)),
      );
      expect(both.filter(({ ok }) => ok)).toHaveLength(1);
      expect(await stores.preferences.find(acme, member)).toEqual(wished);
      expect(await stores.preferences.find(globex, member)).toEqual(NO_PREFERENCES);
      const next = { ...NO_PREFERENCES, version: 2 };
      expect(await stores.preferences.replace(acme, member, next)).toMatchObject({ ok: true });
      expect(await stores.preferences.find(acme, member)).toEqual(next);
    });

    it('keeps a tenant’s templates for it and for no other', async () => {
      const template: TenantTemplate = {
        ...{ name: 'order-sent', texts: { subject: 'A', text: 'B', html: '<p></p>' } },
        translations: { de: { subject: 'C', text: 'D' } },
        own: {
          ...{ category: 'orders', channels: ['email'], sample: { order: 'A-17' } },
          variables: { order: { type: 'text' } },
        },
        updatedAt: now,
      };
      await stores.templates.put(acme, template);
      expect(await stores.templates.find(acme, 'order-sent')).toEqual(template);
      expect(await stores.templates.list(acme)).toEqual([template]);
      expect(await stores.templates.list(globex)).toEqual([]);
      expect(await stores.templates.delete(globex, 'order-sent')).toBe(false);
      expect(await stores.templates.delete(acme, 'order-sent')).toBe(true);
      expect(await stores.templates.find(acme, 'order-sent')).toBeNull();
    });

    it('gives what is due to one run at a time, until it is settled', async () => {
      const ref: NotificationRef = { tenantId: acme.tenantId, id: newId('ntf') };
      const { schedule } = stores;
      const isDue = async (at: Date) => {
        for await (const page of schedule.due(at))
          if (page.some(({ id }) => id === ref.id)) return true;
        return false;
      };
      await schedule.add(ref, later(1));
      expect([await isDue(now), await isDue(later(1))]).toEqual([false, true]);
      const lease = { now, until: later(2) };
      const taken = await Promise.all([1, 2, 3].map(() => schedule.take(ref, lease)));
      expect(taken.filter(Boolean)).toHaveLength(1);
      await schedule.queued(ref, { now, until: later(60) });
      expect([await isDue(later(1)), await isDue(later(2))]).toEqual([false, true]);
      expect(await schedule.take(ref, { now: later(2), until: later(3) })).toBe(true);
      await schedule.settle(ref, later(30));
      expect([await isDue(later(29)), await isDue(later(30))]).toEqual([false, true]);
      await schedule.queued(ref, { now: later(30), until: later(40) });
      expect([await isDue(later(30)), await isDue(later(40))]).toEqual([false, true]);
      await schedule.settle(ref);
      expect(await isDue(later(100))).toBe(false);
      expect(await schedule.take(ref, lease)).toBe(false);
      await schedule.settle(ref, later(1));
      expect(await isDue(later(100))).toBe(false);
    });
  });
}
