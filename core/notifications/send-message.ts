import type { Delivery } from '../mail/mailer.ts';
import type { Channel } from './channel.ts';
import { digestContent, digestFor, type Content, type DigestPorts } from './digest.ts';
import { textOfMessageKey } from './message-key.ts';
import type { Message, MessageState } from './notification.ts';
import type { NotificationSchedule } from './notification-schedule.ts';
import type { NotificationStore, PreferenceStore } from './notification-store.ts';
import { decide, type Preferences } from './preferences.ts';
import type { Reached } from './recipients.ts';
import { renderNotification } from './render.ts';
import { suppressionIdOf, type Suppressions } from './suppression.ts';
import { messageKey, type Work } from './work.ts';

/** A message as a channel gets it. */
export type Outgoing = Pick<Work, 'tenant'> &
  Content & {
    readonly to: Reached;
    /** The same for the same message. */
    readonly key: string;
  };

/** Null where the recipient has no address for the channel. Never throws. */
export type Send = (outgoing: Outgoing) => Promise<Delivery | null>;

export type SendPorts = DigestPorts & {
  readonly store: NotificationStore;
  readonly schedule: Pick<NotificationSchedule, 'add'>;
  readonly preferences: Pick<PreferenceStore, 'find'>;
  readonly suppressions: Pick<Suppressions, 'find'>;
  readonly senders: Readonly<Partial<Record<Channel, Send | undefined>>>;
};

type Addressed = {
  readonly to: Reached;
  readonly channel: Channel;
  readonly preferences: Preferences;
};

/** What is refused for now is tried again after so many minutes, and then no more. */
const RETRY_MINUTES = [1, 5, 30, 120, 480];
const MINUTE_MS = 60_000;

/**
 * Sends one message, or says when it is to be. That it is being sent is written before it is: a run that dies in
 * between leaves a message that may have gone out, and is not sent again (ADR 0009).
 */
export async function sendMessage(
  ports: SendPorts,
  work: Work,
  addressed: Addressed,
): Promise<Date | undefined> {
  const { to, channel } = addressed;
  const now = ports.now();
  const earlier = work.known.get(messageKey(to.id, channel));
  const message: Message = earlier ?? {
    ...{ notificationId: work.notification.id, recipientId: to.id, channel },
    ...{ state: 'queued', attempts: 0, updatedAt: now },
  };
  if (message.state === 'sending')
    return end(ports, work, { message, outcome: { state: 'unknown' } });
  if (message.state !== 'queued') return undefined;
  if (message.notBefore && message.notBefore > now) return message.notBefore;

  return sendAsWanted(ports, work, { ...addressed, message });
}

/** By the preferences: now, later, in a digest or not at all. */
async function sendAsWanted(
  ports: SendPorts,
  work: Work,
  { to, channel, preferences, message }: Addressed & { readonly message: Message },
): Promise<Date | undefined> {
  const now = ports.now();
  const { category } = work.template;
  const decision = decide(
    preferences,
    { category, channel, hasWaited: message.notBefore !== undefined },
    now,
  );
  if (decision.kind === 'muted') return end(ports, work, { message, outcome: { state: 'muted' } });
  if (decision.kind === 'digest' && to.memberId !== undefined) {
    return gather(ports, work, { ...message, notBefore: decision.at });
  }
  if ('at' in decision) {
    return end(ports, work, { message, outcome: { state: 'queued', notBefore: decision.at } });
  }
  const due = { to, message, preferences };
  return channel === 'in_app' ? putInInbox(ports, work, due) : handOver(ports, work, due);
}

/** It is due before it is written, as each notification is. A digest that is closed is missed: the next run decides anew. */
async function gather(
  { schedule, digests, now }: SendPorts,
  { tenant: { id: tenantId }, scope, template: { category } }: Work,
  message: Message & { readonly notBefore: Date },
): Promise<Date | undefined> {
  const digest = digestFor(tenantId, message.recipientId, message.notBefore);
  await schedule.add({ tenantId, id: digest.id }, message.notBefore);
  const digested = { ...message, state: 'digested', updatedAt: now() } as const;
  const isGathered = await digests.gather(scope, { digest, message: digested, category });
  return isGathered ? undefined : now();
}

type Due = Omit<Addressed, 'channel'> & { readonly message: Message };

async function putInInbox(ports: SendPorts, work: Work, { to, message, preferences }: Due) {
  if (to.memberId === undefined)
    return end(ports, work, { message, outcome: { state: 'unreachable' } });
  const { notification, template, scope } = work;
  const { title, text, link } = renderNotification(template, notification.data, preferences.locale);
  const { id, createdAt } = notification;
  const { category, name } = template;
  const item = { id, template: name, category, title, text, link, createdAt };
  await ports.store.putInInbox(scope, to.memberId, item);
  return end(ports, work, { message, outcome: { state: 'delivered' } });
}

async function handOver(ports: SendPorts, work: Work, { to, message, preferences }: Due) {
  const send = ports.senders[message.channel];
  if (!send) return end(ports, work, { message, outcome: { state: 'unreachable' } });
  const reason = await suppressedFor(ports, work, { to, channel: message.channel });
  if (reason) return end(ports, work, { message, outcome: { state: 'suppressed', reason } });
  const content = await contentOf(ports, work, preferences);
  if (!content) return end(ports, work, { message, outcome: { state: 'muted' } });
  const begun: Message = {
    ...message,
    ...{ state: 'sending', attempts: message.attempts + 1, updatedAt: ports.now() },
  };
  if (!(await ports.store.begin(work.scope, begun))) return undefined;
  const key = textOfMessageKey(begun);
  const delivery = await send({ tenant: work.tenant, to, key, ...content });
  return end(ports, work, { message: begun, outcome: outcomeOf(delivery, begun, ports.now()) });
}

async function contentOf(
  ports: SendPorts,
  work: Work,
  preferences: Preferences,
): Promise<Content | null> {
  if (work.entries) return digestContent(ports, work, preferences);
  const { template, notification } = work;
  const rendered = renderNotification(template, notification.data, preferences.locale);
  return { category: template.category, rendered };
}

/** Why nothing may be sent to the address any more, whatever it is about; undefined where it may. */
async function suppressedFor(
  { suppressions }: SendPorts,
  { scope }: Work,
  { to: { email, phone }, channel }: Pick<Addressed, 'to' | 'channel'>,
) {
  if (channel !== 'email' && channel !== 'sms') return undefined;
  const address = channel === 'email' ? email : phone;
  if (address === undefined) return undefined;
  return (await suppressions.find(scope, suppressionIdOf(channel, address)))?.reason;
}

type Outcome = {
  readonly state: MessageState;
  readonly notBefore?: Date;
  readonly reason?: string;
};

function outcomeOf(delivery: Delivery | null, { attempts }: Message, now: Date): Outcome {
  if (delivery === null) return { state: 'unreachable' };
  if (delivery.kind === 'Accepted') return { state: 'sent' };
  const { reason } = delivery;
  if (delivery.kind === 'Unknown') return { state: 'unknown', reason };
  const minutes = delivery.isTransient ? RETRY_MINUTES[attempts - 1] : undefined;
  if (minutes !== undefined) {
    return { state: 'queued', reason, notBefore: new Date(now.getTime() + minutes * MINUTE_MS) };
  }
  return { state: 'failed', reason };
}

async function end(
  { store, now }: SendPorts,
  { scope }: Work,
  { message, outcome }: { readonly message: Message; readonly outcome: Outcome },
): Promise<Date | undefined> {
  await store.save(scope, {
    ...message,
    ...{ notBefore: undefined, reason: undefined },
    ...outcome,
    updatedAt: now(),
  });
  return outcome.notBefore;
}
