import type { Id } from '../../kit/id.ts';
import { ok } from '../../kit/result.ts';
import { quarantineId } from '../metering/event-identity.ts';
import { judgeEvents } from '../metering/send-usage-events.ts';
import type { Unusable } from '../metering/usage-event.ts';
import { usageMessages, type UsageQueue } from '../metering/usage-message.ts';
import type { SeenEvents } from '../metering/usage-store.ts';
import type { TenantId } from '../tenancy/tenant-context.ts';
import { parseTrackedEvent, type CountableEvent } from './tracked-event.ts';

export const MAX_TRACKED = 500;

export type TrackEventsPorts = {
  readonly seen: SeenEvents;
  readonly queue: UsageQueue;
  readonly now: () => Date;
};

/** What became of one event, in the order in which they were sent. */
export type TrackedResult =
  | { readonly result: 'accepted' | 'duplicate'; readonly id: string }
  | ({ readonly result: 'refused' } & Unusable);

type Tracking = {
  readonly tenantId: TenantId;
  readonly requestId: string;
  readonly events: readonly unknown[];
};

type Sent = { readonly event: CountableEvent; readonly quarantineId: Id<'uqe'> };

/** Whatever is a tracked event can be counted. */
const ANY = { count: () => ok([]) };

/**
 * Takes tracked events in: those that are accepted are on their way to be counted, each once, when this ends. One
 * that is no event is refused, and costs the others nothing.
 */
export async function trackEvents(
  { seen, queue, now }: TrackEventsPorts,
  { tenantId, requestId, events: sent }: Tracking,
): Promise<readonly TrackedResult[]> {
  const receivedAt = now();
  const parsed = sent.map(parseTrackedEvent);
  const events = parsed.flatMap((event, index): Sent[] =>
    event.ok
      ? [{ event: event.value, quarantineId: quarantineId(receivedAt, requestId, index) }]
      : [],
  );
  const message = { tenantId, sender: 'tenant', receivedAt, events } as const;
  const judged = await judgeEvents({ counter: ANY, seen }, message);
  const open = events.filter((_, index) => judged[index]?.result === 'accepted');
  if (open.length > 0) {
    await queue.send(usageMessages({ ...message, events: open, isReplay: false }));
  }
  const results = judged.map(toTracked);
  let judgedSoFar = 0;
  return parsed.map((event): TrackedResult => {
    if (!event.ok) return { result: 'refused', ...event.error };
    const result = results[judgedSoFar++];
    if (!result) throw new Error('Each event has its result.');
    return result;
  });
}

/** An event beyond the time in which its copies are known is refused. */
function toTracked(judged: Awaited<ReturnType<typeof judgeEvents>>[number]): TrackedResult {
  if (judged.result === 'quarantined') {
    return { result: 'refused', reason: judged.reason, detail: judged.detail };
  }
  if (judged.result === 'refused') throw new Error('No cap holds for tracked events.');
  return { result: judged.result, id: judged.id };
}
