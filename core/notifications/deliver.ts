import type { MemberRegistry } from '../members/member-registry.ts';
import { scopeForPlatform } from '../tenancy/tenant-scope.ts';
import type { TenantFinder } from '../tenants/tenant-finder.ts';
import type { Tenant } from '../tenants/tenant.ts';
import { timeOf } from '../../kit/id.ts';
import type { Channel } from './channel.ts';
import type { Contacts } from './contact.ts';
import { endEntries } from './digest.ts';
import { hasEnded } from './has-ended.ts';
import type { Message, NotificationId } from './notification.ts';
import type { NotificationRef, NotificationSchedule } from './notification-schedule.ts';
import { recipientsOf, type Reached } from './recipients.ts';
import { sendMessage, type SendPorts } from './send-message.ts';
import { messageKey, type Work } from './work.ts';

export type DeliverPorts = SendPorts & {
  readonly schedule: Pick<NotificationSchedule, 'add' | 'take' | 'settle'>;
  readonly tenants: TenantFinder;
  /** Whether the tenant's data is being moved: nothing may be written then. */
  readonly isPaused: (userPoolId: string) => Promise<boolean>;
  readonly contacts: Pick<Contacts, 'find'>;
  readonly members: Pick<MemberRegistry, 'find' | 'list'>;
};

export type Delivered =
  | { readonly outcome: 'taken' | 'gone' | 'waiting' }
  | { readonly outcome: 'done'; readonly next?: Date };

export type Run = { readonly until: Date; readonly isOver: () => boolean };

/** A move takes minutes. */
const MOVE_MS = 60_000;
/** A suspension takes as long as it takes. */
const SUSPENSION_MS = 15 * 60_000;
const AT_ONCE = 5;
/** No run lasts longer: a digest that was not written so long after its time never will be. */
const GATHERED_MS = 60_000;

/** Sends all that is due of a notification. A run that dies is gone on with by the next one, and sends nothing twice. */
export async function deliverNotification(
  ports: DeliverPorts,
  ref: NotificationRef,
  run: Run,
): Promise<Delivered> {
  const now = ports.now();
  if (!(await ports.schedule.take(ref, { now, until: run.until }))) return { outcome: 'taken' };

  const tenant = await ports.tenants.find(ref.tenantId);
  if (!tenant || hasEnded(tenant)) {
    await ports.schedule.settle(ref);
    return { outcome: 'gone' };
  }
  const waitMs = await waitOf(ports, tenant);
  if (waitMs > 0) {
    await ports.schedule.settle(ref, new Date(now.getTime() + waitMs));
    return { outcome: 'waiting' };
  }
  const id = ref.id as NotificationId;
  const work = await workOf(ports, tenant, id);
  if (!work) {
    const ageMs = now.getTime() - timeOf(id).getTime();
    const mayCome = ageMs >= 0 && ageMs < GATHERED_MS;
    await ports.schedule.settle(ref, mayCome ? new Date(now.getTime() + GATHERED_MS) : undefined);
    return { outcome: 'gone' };
  }
  const next = await sendAll(ports, work, run);
  if (work.entries) await endEntries(ports, work, next);
  await ports.schedule.settle(ref, next);
  return { outcome: 'done', next };
}

async function waitOf({ isPaused }: DeliverPorts, { state, identity }: Tenant): Promise<number> {
  if (state !== 'active' || !identity) return SUSPENSION_MS;
  return (await isPaused(identity.userPoolId)) ? MOVE_MS : 0;
}

/** Null for what was not written: the request that scheduled it failed, or is not that far. */
async function workOf(
  { store, templates, digests }: DeliverPorts,
  tenant: Tenant,
  id: NotificationId,
): Promise<Work | null> {
  const scope = scopeForPlatform(tenant);
  const [notification, messages] = await Promise.all([
    store.find(scope, id),
    store.messages(scope, id),
  ]);
  if (!notification) return null;
  const template = await templates.find(scope, notification.template);
  // Its template was deleted since.
  if (!template) return null;
  const known = new Map(messages.map((one) => [messageKey(one.recipientId, one.channel), one]));
  const work = { tenant, scope, notification, template, known };
  if (!notification.isDigest) return work;
  await digests.close(scope, notification);
  return { ...work, entries: await digests.entries(scope, id) };
}

/** When the first of those that wait is due; undefined where none does. */
async function sendAll(ports: DeliverPorts, work: Work, run: Run): Promise<Date | undefined> {
  const { tenant, notification, template } = work;
  const userPoolId = tenant.identity?.userPoolId ?? '';
  const of = { tenantId: tenant.id, userPoolId };
  const recipients = await recipientsOf(ports.members, of, notification);
  const channels = [...new Set(notification.channels ?? template.channels)];
  const waits: Date[] = [];
  for (let first = 0; first < recipients.length; first += AT_ONCE) {
    if (run.isOver()) return ports.now();
    const part = recipients.slice(first, first + AT_ONCE);
    const sent = await Promise.all(part.map((one) => sendTo(ports, work, { one, channels })));
    waits.push(...sent.flat());
  }
  return waits.toSorted((a, b) => a.getTime() - b.getTime())[0];
}

type Open = { readonly one: Reached; readonly channels: readonly Channel[] };

async function sendTo(ports: DeliverPorts, work: Work, { one, channels }: Open): Promise<Date[]> {
  const open = channels.filter((channel) => isOpen(work.known.get(messageKey(one.id, channel))));
  if (open.length === 0) return [];
  const preferences = await ports.preferences.find(work.scope, one.id);
  const to = await withContact(ports, work, { one, channels: open });
  const waits: Date[] = [];
  for (const channel of open) {
    const next = await sendMessage(ports, work, { to, channel, preferences });
    if (next) waits.push(next);
  }
  return waits;
}

/** Where a member is reached by what needs more than a mailbox. A number that was given is the caller's to have verified. */
async function withContact(
  { contacts }: DeliverPorts,
  { scope }: Work,
  { one, channels }: Open,
): Promise<Reached> {
  const isNeeded = channels.includes('sms') || channels.includes('push');
  if (!isNeeded || one.memberId === undefined) return one;
  const { phone, devices } = await contacts.find(scope, one.memberId);
  return { ...one, devices, phone: one.phone ?? phone?.number };
}

/** Not yet sent for good, or given up. */
const isOpen = (message: Message | undefined): boolean =>
  !message || message.state === 'queued' || message.state === 'sending';
