import type { Id } from '../../kit/id.ts';
import type { TenantId } from '../tenancy/tenant-context.ts';
import type { EventCounter } from './contribution.ts';
import { eventIdentity, quarantineId } from './event-identity.ts';
import { DEFAULT_TIME_ZONE } from './period.ts';
import { parseUsageEvent, type Unusable } from './usage-event.ts';
import { usageMessages, type UsageQueue } from './usage-message.ts';
import type { SeenEvents } from './usage-store.ts';

export type SendUsageEventsPorts = {
  readonly counter: EventCounter;
  readonly seen: SeenEvents;
  readonly queue: UsageQueue;
  readonly now: () => Date;
};

export const MAX_EVENTS = 500;

/** What became of one event, in the order in which they were sent. */
export type EventResult =
  | { readonly result: 'accepted' | 'duplicate'; readonly source: string; readonly id: string }
  | ({ readonly result: 'quarantined'; readonly quarantineId: Id<'uqe'> } & Unusable);

type Sending = {
  readonly tenantId: TenantId;
  readonly requestId: string;
  readonly events: readonly unknown[];
};

type Judged = { readonly sent: unknown; readonly identity?: string; readonly result: EventResult };

/**
 * Takes events in: they are on their way to be counted, each once, when this ends. A copy of one that is counted, or
 * stands earlier in the request, is a duplicate; of one that is on its way it is accepted, and counted with it once.
 */
export async function sendUsageEvents(
  ports: SendUsageEventsPorts,
  { tenantId, requestId, events }: Sending,
): Promise<readonly EventResult[]> {
  const receivedAt = ports.now();
  const judged = events.map((sent, index): Judged => {
    const id = quarantineId(receivedAt, requestId, index);
    return judge(ports.counter, { sent, receivedAt, id });
  });
  const marked = await withoutDuplicates(ports.seen, tenantId, judged);
  const open = marked.flatMap(({ sent, result }, index) =>
    result.result === 'duplicate'
      ? []
      : [{ event: sent, quarantineId: quarantineId(receivedAt, requestId, index) }],
  );
  const message = {
    tenantId,
    sender: 'tenant',
    receivedAt,
    events: open,
    isReplay: false,
  } as const;
  await ports.queue.send(usageMessages(message));
  return marked.map(({ result }) => result);
}

type Received = {
  readonly sent: unknown;
  readonly receivedAt: Date;
  readonly id: Id<'uqe'>;
};

/** As it will be when it is counted, by the same rules. */
function judge(counter: EventCounter, { sent, receivedAt, id }: Received): Judged {
  const event = parseUsageEvent(sent, receivedAt);
  if (!event.ok)
    return { sent, result: { result: 'quarantined', quarantineId: id, ...event.error } };
  // Which day it is in is of no matter here.
  const settings = { timeZone: DEFAULT_TIME_ZONE, sender: 'tenant' } as const;
  const counted = counter.count(event.value, settings);
  if (!counted.ok) {
    return { sent, result: { result: 'quarantined', quarantineId: id, ...counted.error } };
  }
  const { source, id: eventId } = event.value;
  const result = { result: 'accepted', source, id: eventId } as const;
  return { sent, identity: eventIdentity(event.value), result };
}

async function withoutDuplicates(
  seen: SeenEvents,
  tenantId: TenantId,
  judged: readonly Judged[],
): Promise<readonly Judged[]> {
  const identities = new Set(judged.flatMap(({ identity }) => identity ?? []));
  const known = new Set(await seen.known(tenantId, [...identities]));
  return judged.map((one) => {
    if (one.identity === undefined || one.result.result === 'quarantined') return one;
    const isCopy = known.has(one.identity);
    known.add(one.identity);
    return isCopy ? { ...one, result: { ...one.result, result: 'duplicate' } } : one;
  });
}
