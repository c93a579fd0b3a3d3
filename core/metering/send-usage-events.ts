import type { Id } from '../../kit/id.ts';
import type { TenantId } from '../tenancy/tenant-context.ts';
import { DEFAULT_TIME_ZONE } from '../tenants/time-zone.ts';
import type { EventCounter } from './contribution.ts';
import { eventIdentity, quarantineId } from './event-identity.ts';
import type { ReachedCaps } from './reached-caps.ts';
import { parseUsageEvent, type Unusable } from './usage-event.ts';
import { usageMessages, type UsageMessage, type UsageQueue } from './usage-message.ts';
import type { SeenEvents } from './usage-store.ts';

export type SendUsageEventsPorts = {
  readonly counter: EventCounter;
  readonly seen: SeenEvents;
  readonly queue: UsageQueue;
  /** Without it no plan has a hard cap. */
  readonly caps?: Pick<ReachedCaps, 'of'>;
  readonly now: () => Date;
};

export const MAX_EVENTS = 500;

/** An event that is counted once, with its copies. */
export type Countable = {
  readonly result: 'accepted' | 'duplicate';
  readonly source: string;
  readonly id: string;
};

/** What became of one event, in the order in which they were sent. */
export type EventResult =
  | Countable
  | ({ readonly result: 'refused' } & SpendCapReached & {
        readonly source: string;
        readonly id: string;
      })
  | ({ readonly result: 'quarantined'; readonly quarantineId: Id<'uqe'> } & Unusable);

/** The tenant's own limit of what it wants to pay: it is not counted, and not billed. */
export type SpendCapReached = { readonly reason: 'spend_cap_reached'; readonly detail: string };

type Sending = {
  readonly tenantId: TenantId;
  readonly requestId: string;
  readonly events: readonly unknown[];
};

/**
 * Takes events in: they are on their way to be counted, each once, when this ends. A copy of one that is counted, or
 * stands earlier in the request, is a duplicate; of one that is on its way it is accepted, and counted with it once.
 */
export async function sendUsageEvents(
  ports: SendUsageEventsPorts,
  { tenantId, requestId, events: sent }: Sending,
): Promise<readonly EventResult[]> {
  const receivedAt = ports.now();
  const events = sent.map((event, index) => ({
    event,
    quarantineId: quarantineId(receivedAt, requestId, index),
  }));
  const message = { tenantId, sender: 'tenant', receivedAt, events } as const;
  const results = await withinCaps(ports, message);
  const open = events.filter((_, index) => isSent(results[index]));
  if (open.length > 0) {
    await ports.queue.send(usageMessages({ ...message, events: open, isReplay: false }));
  }
  return results;
}

const isSent = (result: EventResult | undefined): boolean =>
  result?.result !== 'duplicate' && result?.result !== 'refused';

type Judged = Omit<UsageMessage, 'isReplay'>;

/** Of a meter whose hard cap is reached nothing is taken: it would not be billed, and is not counted either. */
async function withinCaps(
  ports: SendUsageEventsPorts,
  message: Judged,
): Promise<readonly EventResult[]> {
  const [results, reached = []] = await Promise.all([
    judgeEvents(ports, message),
    ports.caps?.of(message.tenantId),
  ]);
  const present = reached.filter(({ until }) => message.receivedAt < until);
  if (present.length === 0) return results;
  return results.map((result, index) => {
    if (result.result !== 'accepted') return result;
    const meters = ports.counter.metersOf(typeOf(message.events[index]?.event));
    const cap = present.find(({ meter }) => meters.includes(meter));
    if (!cap) return result;
    const detail = `The cap of ${cap.meter} is reached; nothing more is taken before ${cap.until.toISOString()}.`;
    return { ...result, result: 'refused', reason: 'spend_cap_reached', detail };
  });
}

const typeOf = (event: unknown): string => String((event as { readonly type?: unknown }).type);

/** What becomes of events, by the rules by which they are counted. */
export async function judgeEvents(
  { counter, seen }: Pick<SendUsageEventsPorts, 'counter' | 'seen'>,
  { tenantId, receivedAt, sender, events }: Judged,
): Promise<readonly EventResult[]> {
  const results = events.map(({ event, quarantineId: id }): EventResult => {
    const parsed = parseUsageEvent(event, receivedAt);
    // Which day it is in is of no matter here.
    const settings = { timeZone: DEFAULT_TIME_ZONE, sender };
    const counted = parsed.ok ? counter.count(parsed.value, settings) : parsed;
    if (!counted.ok) return { result: 'quarantined', quarantineId: id, ...counted.error };
    if (!parsed.ok) throw new Error('What is no event is not counted.');
    return { result: 'accepted', source: parsed.value.source, id: parsed.value.id };
  });
  return withoutDuplicates(seen, tenantId, results);
}

/** Finds the copies of what is counted, or stands earlier among them. */
export async function withoutDuplicates<
  Other extends { readonly result: 'quarantined' | 'refused' },
>(
  seen: SeenEvents,
  tenantId: TenantId,
  results: readonly (Countable | Other)[],
): Promise<readonly (Countable | Other)[]> {
  const identities = results.map((one) => (one.result === 'accepted' ? eventIdentity(one) : null));
  const present = new Set(identities.filter((identity) => identity !== null));
  const known = new Set(await seen.known(tenantId, [...present]));
  return results.map((one, index) => {
    const identity = identities[index];
    if (one.result !== 'accepted' || !identity) return one;
    const isCopy = known.has(identity);
    known.add(identity);
    return isCopy ? { ...one, result: 'duplicate' } : one;
  });
}
