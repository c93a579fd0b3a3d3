import type { Result } from '../../kit/result.ts';
import { quarantineId } from '../metering/event-identity.ts';
import { withoutDuplicates, type Countable } from '../metering/send-usage-events.ts';
import { parseUsageEvent, type Unusable } from '../metering/usage-event.ts';
import { usageMessages, type QueuedEvent, type UsageQueue } from '../metering/usage-message.ts';
import type { SeenEvents } from '../metering/usage-store.ts';
import type { TenantId } from '../tenancy/tenant-context.ts';
import { parseTrackedEvent, type CountableEvent } from './tracked-event.ts';

export const MAX_TRACKED = 500;

export type TrackEventsPorts = {
  readonly seen: SeenEvents;
  readonly queue: UsageQueue;
  readonly now: () => Date;
};

type Refused = { readonly result: 'refused' } & Unusable;

/** What became of one event, in the order in which they were sent. */
export type TrackedResult = Pick<Countable, 'result' | 'id'> | Refused;

type Tracking = {
  readonly tenantId: TenantId;
  readonly requestId: string;
  readonly events: readonly unknown[];
};

/**
 * Takes tracked events in: those that are accepted are on their way to be counted, each once, when this ends. One
 * that is no event is refused, and costs the others nothing.
 */
export async function trackEvents(
  { seen, queue, now }: TrackEventsPorts,
  { tenantId, requestId, events: sent }: Tracking,
): Promise<readonly TrackedResult[]> {
  const receivedAt = now();
  const tracked = sent.map((value) => countableAt(receivedAt, value));
  const results = await withoutDuplicates(seen, tenantId, tracked.map(toResult));
  const events = tracked.flatMap((event, index): QueuedEvent[] =>
    event.ok && results[index]?.result === 'accepted'
      ? [{ event: event.value, quarantineId: quarantineId(receivedAt, requestId, index) }]
      : [],
  );
  if (events.length > 0) {
    const message = { tenantId, sender: 'tenant', receivedAt, events, isReplay: false } as const;
    await queue.send(usageMessages(message));
  }
  return results.map((one) =>
    one.result === 'refused' ? one : { result: one.result, id: one.id },
  );
}

/** An event beyond the time in which its copies are known is refused. */
function countableAt(receivedAt: Date, value: unknown): Result<CountableEvent, Unusable> {
  const event = parseTrackedEvent(value);
  if (!event.ok) return event;
  const inTime = parseUsageEvent(event.value, receivedAt);
  return inTime.ok ? event : inTime;
}

const toResult = (event: Result<CountableEvent, Unusable>): Countable | Refused =>
  event.ok
    ? { result: 'accepted', source: event.value.source, id: event.value.id }
    : { result: 'refused', ...event.error };
