import type { TenantFinder } from '../tenants/tenant-finder.ts';
import { callEndpoint, openEndpoint, type CallPorts, type Opened } from './attempt-message.ts';
import { slotsOf } from './endpoint-health.ts';
import type { WebhookEndpoint } from './endpoint.ts';
import type { Verdict } from './judge-answer.ts';
import { pendingAt, type MessageRef, type WebhookAttempt, type WebhookMessage } from './message.ts';
import { noteVerdicts } from './note-verdicts.ts';
import { pauseMs } from './retry-schedule.ts';
import type {
  EndpointSlots,
  WebhookEndpoints,
  WebhookMessages,
  WebhookQueue,
  WebhookSecrets,
} from './webhook-store.ts';

export type SendPorts = CallPorts & {
  readonly endpoints: Pick<WebhookEndpoints, 'find' | 'save'>;
  readonly messages: Pick<WebhookMessages, 'findAll' | 'findEvent' | 'save' | 'noteAttempt'>;
  readonly queue: WebhookQueue;
  readonly secrets: Pick<WebhookSecrets, 'decrypt'>;
  readonly slots: EndpointSlots;
  readonly tenants: TenantFinder;
  /** From 0 to 1. */
  readonly random: () => number;
};

/** A run that died is given up by then: longer than an attempt takes. */
const LEASE_MS = 30_000;
/** Clocks differ, and the queue counts in seconds. */
const EARLY_MS = 1_000;
const SUSPENDED_MS = 3_600_000;
/** Of a tenant that is not active yet, and is within moments. */
const ONBOARDING_MS = 60_000;
const FIRST_DEFERRAL_MS = 5_000;
const LONGEST_DEFERRAL_MS = 600_000;

export type Sent = { delivered: number; failed: number; deferred: number; skipped: number };

/**
 * Attempts what is due of one endpoint's messages, all at once. What has to wait for the endpoint is pending again, at
 * a later time: nothing of it waits here, and no other endpoint's messages wait for it.
 */
export async function sendMessages(
  ports: SendPorts,
  of: Pick<MessageRef, 'tenantId' | 'endpointId'>,
  refs: readonly MessageRef[],
): Promise<Sent> {
  const sent: Sent = { delivered: 0, failed: 0, deferred: 0, skipped: 0 };
  const due = (await ports.messages.findAll(refs)).filter(isDueBy(ports.now()));
  sent.skipped = refs.length - due.length;
  if (due.length === 0) return sent;
  const endpoint = await ports.endpoints.find(of.tenantId, of.endpointId);
  if (!endpoint || endpoint.disabled) {
    await Promise.all(due.map((message) => ports.messages.save(failedFor(message))));
    sent.failed = due.length;
    return sent;
  }
  const until = await waitsUntil(ports, endpoint);
  if (until) {
    await deferTo(ports, due, () => until);
    sent.deferred = due.length;
    return sent;
  }
  await sendNow(ports, { endpoint, due, sent });
  return sent;
}

const isDueBy =
  (now: Date) =>
  ({ state, nextAt, leasedUntil }: WebhookMessage): boolean =>
    state === 'pending' &&
    (!nextAt || nextAt.getTime() <= now.getTime() + EARLY_MS) &&
    (!leasedUntil || leasedUntil <= now);

/** Until when an endpoint is sent nothing, where that is so. */
async function waitsUntil(
  { tenants, now }: SendPorts,
  { tenantId, health: { pausedUntil } }: WebhookEndpoint,
): Promise<Date | undefined> {
  const state = (await tenants.find(tenantId))?.state;
  if (state !== 'active') {
    return new Date(now().getTime() + (state === 'provisioning' ? ONBOARDING_MS : SUSPENDED_MS));
  }
  return pausedUntil && pausedUntil > now() ? pausedUntil : undefined;
}

type Work = {
  readonly endpoint: WebhookEndpoint;
  readonly due: readonly WebhookMessage[];
  readonly sent: Sent;
};

async function sendNow(ports: SendPorts, { endpoint, due, sent }: Work): Promise<void> {
  const until = new Date(ports.now().getTime() + LEASE_MS);
  const slot = await ports.slots.take(endpoint, slotsOf(endpoint.health), until);
  const admitted = slot ? await admittedOf(ports, endpoint, due.length) : 0;
  try {
    sent.deferred += due.length - admitted;
    await deferTo(ports, due.slice(admitted), deferral(ports));
    if (admitted === 0) return;
    const opened = await openEndpoint(ports, endpoint);
    const now = due.slice(0, admitted);
    const verdicts = await Promise.all(now.map((message) => attemptOne(ports, opened, message)));
    for (const verdict of verdicts) {
      sent[verdict ? (verdict.isDelivered ? 'delivered' : 'failed') : 'skipped'] += 1;
    }
    await noteVerdicts(
      ports,
      endpoint,
      verdicts.flatMap((verdict) => verdict ?? []),
    );
  } finally {
    await slot?.release();
  }
}

const admittedOf = async (ports: SendPorts, endpoint: WebhookEndpoint, wished: number) =>
  endpoint.messagesPerSecond === undefined
    ? wished
    : ports.slots.admit(endpoint, wished, endpoint.messagesPerSecond);

/** Null where another run has it. */
async function attemptOne(
  ports: SendPorts,
  opened: Opened,
  message: WebhookMessage,
): Promise<Verdict | null> {
  const leasedUntil = new Date(ports.now().getTime() + LEASE_MS);
  const claimed = { ...message, leasedUntil, version: message.version + 1 };
  if (!(await ports.messages.save(claimed))) return null;
  const event = await ports.messages.findEvent(message.tenantId, message.eventId);
  if (!event) {
    await ports.messages.save(failedFor(claimed));
    return null;
  }
  const { attempt, verdict } = await callEndpoint(ports, opened, { ...event, id: message.id });
  await ports.messages.noteAttempt(message, attempt);
  await settle(ports, claimed, { attempt, verdict });
  return verdict;
}

const SETTLED = { nextAt: undefined, lookAt: undefined, leasedUntil: undefined };

type Outcome = { readonly attempt: WebhookAttempt; readonly verdict: Verdict };

/** Where it was sent again meanwhile nothing is written: that one stands. */
async function settle(ports: SendPorts, claimed: WebhookMessage, { attempt, verdict }: Outcome) {
  const message = { ...claimed, leasedUntil: undefined };
  const tries = claimed.tries + 1;
  const version = claimed.version + 1;
  if (verdict.isDelivered) {
    const deliveredAt = new Date(attempt.at.getTime() + attempt.latencyMs);
    await ports.messages.save({
      ...message,
      ...SETTLED,
      tries,
      version,
      state: 'delivered',
      deliveredAt,
    });
    return;
  }
  const { retryAfterSeconds } = verdict;
  const pause = verdict.isGone
    ? undefined
    : pauseMs({ tries, retryAfterSeconds, random: ports.random });
  if (pause === undefined) {
    await ports.messages.save(failedFor({ ...message, tries, version: claimed.version }));
    return;
  }
  const at = new Date(attempt.at.getTime() + pause);
  await scheduleAt(ports, { ...message, tries, deferrals: 0, version }, at);
}

/** For good, until somebody has it sent again. */
const failedFor = (message: WebhookMessage): WebhookMessage => ({
  ...message,
  ...SETTLED,
  ...{ state: 'failed', version: message.version + 1 },
});

/** Pending in that version, if it is still the next one. */
async function scheduleAt(
  { messages, queue, now }: Pick<SendPorts, 'messages' | 'queue' | 'now'>,
  message: WebhookMessage,
  at: Date,
): Promise<void> {
  const { isQueued, times } = pendingAt(at, now());
  const isSaved = await messages.save({ ...message, ...times });
  if (!isSaved || !isQueued) return;
  const delaySeconds = Math.ceil((at.getTime() - now().getTime()) / 1_000);
  await queue.send([{ ...message, delaySeconds: Math.max(0, delaySeconds) }]);
}

/** The more often it waited, the longer: a backlog of one endpoint costs little. */
const deferral =
  ({ now, random }: SendPorts) =>
  ({ deferrals }: WebhookMessage): Date => {
    const longest = Math.min(FIRST_DEFERRAL_MS * 2 ** deferrals, LONGEST_DEFERRAL_MS);
    return new Date(now().getTime() + Math.round(longest * (0.5 + random() / 2)));
  };

async function deferTo(
  ports: SendPorts,
  messages: readonly WebhookMessage[],
  until: (message: WebhookMessage) => Date,
): Promise<void> {
  await Promise.all(
    messages.map((message) => {
      const { version, deferrals } = message;
      const after = { ...message, version: version + 1, deferrals: deferrals + 1 };
      return scheduleAt(ports, after, until(message));
    }),
  );
}
