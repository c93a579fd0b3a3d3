import type { Delivery, Mail } from '../../../core/mail/mailer.ts';
import { newMember } from '../../../core/members/member.ts';
import { deliverNotification, type Delivered } from '../../../core/notifications/deliver.ts';
import { emailSender } from '../../../core/notifications/email-sender.ts';
import { platformTemplates, type FindTemplate } from '../../../core/notifications/find-template.ts';
import { notify, type Notify } from '../../../core/notifications/notify.ts';
import type { NotificationRef } from '../../../core/notifications/notification-schedule.ts';
import type { Preferences } from '../../../core/notifications/preferences.ts';
import { pushMessages } from '../../../core/notifications/push-messages.ts';
import { queueDue } from '../../../core/notifications/queue-due.ts';
import type { Outgoing } from '../../../core/notifications/send-message.ts';
import type { Subscription, UnsubscribeTokens } from '../../../core/notifications/unsubscribe.ts';
import { scopeForPlatform } from '../../../core/tenancy/tenant-scope.ts';
import { newId } from '../../../kit/id.ts';
import { FakeMemberRegistry, FakeMembers } from '../../fakes/fake-members.ts';
import { FakeContacts, FakeSuppressions } from '../../fakes/fake-addresses.ts';
import {
  FakeNotificationQueue,
  FakeNotificationSchedule,
  FakeNotificationStore,
  FakePreferences,
} from '../../fakes/fake-notifications.ts';
import { FakePushSender } from '../../fakes/fake-senders.ts';
import { FakeTenantFinder } from '../../fakes/fake-tenant-finder.ts';
import { guarded, type Around } from '../guarded.ts';
import { tenantOf } from '../identity/sign-in-harness.ts';

const RUN_MS = 60_000;
const MINUTE_MS = 60_000;
const SETTINGS = { platformName: 'Freehold', apiUrl: 'https://api.example' };

/** A tenant with its owner Ada and Bob, on a clock of its own; `around` meets each call of a store. */
export function notificationWorld(around?: Around, templates: FindTemplate = platformTemplates) {
  const identity = { userPoolId: 'us-east-1_Acme', clientId: 'client' };
  const tenant = tenantOf('acme', { id: newId('tnt'), identity });
  const clock = { now: new Date('2026-11-28T12:00:00Z') };
  const all = new FakeMembers({ tenantId: tenant.id, userPoolId: identity.userPoolId });
  for (const [userId, role] of [
    ['ada', 'owner'],
    ['bob', 'member'],
  ] as const) {
    all.add(newMember({ userId, email: `${userId}@acme.example`, role }, clock.now));
  }
  const tenants = new FakeTenantFinder();
  tenants.put(tenant);
  const mails: Mail[] = [];
  const texts: Outgoing[] = [];
  const delivery: { next: Delivery } = { next: { kind: 'Accepted', messageId: 'm' } };
  const mailer = {
    send: async (mail: Mail): Promise<Delivery> => {
      if (delivery.next.kind !== 'Refused') mails.push(mail);
      return delivery.next;
    },
  };
  const store = new FakeNotificationStore();
  const preferences = new FakePreferences();
  const suppressions = new FakeSuppressions();
  const contacts = new FakeContacts();
  const push = new FakePushSender();
  const schedule = new FakeNotificationSchedule();
  const queue = new FakeNotificationQueue();
  const move = { isPaused: false };
  const now = () => clock.now;
  const tokens: UnsubscribeTokens = {
    seal: async (subscription) => Buffer.from(JSON.stringify(subscription)).toString('base64url'),
    open: async (token) => {
      const text = Buffer.from(token, 'base64url').toString();
      return text.startsWith('{') ? (JSON.parse(text) as Subscription) : null;
    },
  };
  const stores = guarded(
    { store, digests: store, contacts, preferences, suppressions, schedule, queue, mailer },
    around,
  );
  const ports = {
    ...stores,
    tenants,
    members: new FakeMemberRegistry(all),
    isPaused: async () => move.isPaused,
    templates,
    tokens,
    senders: {
      email: emailSender({ mailer: stores.mailer, settings: SETTINGS, tokens }),
      sms: async (outgoing: Outgoing) => {
        if (!outgoing.to.phone) return null;
        texts.push(outgoing);
        return delivery.next;
      },
      push: pushMessages({ sender: push, contacts: stores.contacts, onError: () => undefined }),
    },
    onDelay: () => undefined,
    now,
  };
  const scope = scopeForPlatform(tenant);
  const deliver = (ref: NotificationRef): Promise<Delivered> =>
    deliverNotification(ports, ref, {
      until: new Date(clock.now.getTime() + RUN_MS),
      isOver: () => false,
    });

  /** Works on the queue until it is empty; a run that dies is over when its lease is. */
  async function drain() {
    for (let ref = queue.waiting.shift(); ref; ref = queue.waiting.shift()) {
      await deliver(ref).catch(() => undefined);
    }
  }

  /** Minute after minute, as the schedule does. */
  async function pass(minutes: number) {
    for (let minute = 0; minute < minutes; minute += 1) {
      clock.now = new Date(clock.now.getTime() + MINUTE_MS);
      const deadline = new Date(clock.now.getTime() + MINUTE_MS);
      await queueDue({ ...ports, onError: () => undefined }, deadline).catch(() => undefined);
      await drain();
    }
  }

  return {
    ...{ tenant, scope, clock, all, mails, texts, delivery, store, schedule, queue, move, ports },
    ...{ suppressions, contacts, push },
    ...{ deliver, drain, pass },
    send: (asked: Partial<Notify> = {}) =>
      notify(ports, scope, {
        to: [{ memberId: 'ada' }],
        template: 'message',
        data: { title: 'Your report', text: 'It is ready.' },
        ...asked,
      }),
    prefer: async (memberId: string, wish: Partial<Preferences>) => {
      const before = await preferences.find(scope, memberId);
      await preferences.replace(scope, memberId, {
        ...before,
        ...wish,
        version: before.version + 1,
      });
    },
    statesOf: (recipientId: string) =>
      Object.fromEntries(
        [...store.kept.values()]
          .filter((message) => message.recipientId === recipientId)
          .map(({ channel, state }) => [channel, state]),
      ),
    inboxOf: async (memberId: string) =>
      (await store.list(scope, memberId, { archived: false, limit: 100 })).items,
  };
}
