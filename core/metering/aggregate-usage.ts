import type { TenantId } from '../tenancy/tenant-context.ts';
import type { Candidate } from './candidate.ts';
import { commitEvents } from './commit-events.ts';
import type { Contribution, CountingRules } from './contribution.ts';
import { eventIdentity } from './event-identity.ts';
import type { Environment } from './known-usage.ts';
import { formatQuantity } from './quantity.ts';
import type { QuarantinedEvent, Quarantine } from './quarantine.ts';
import type { CountedEvent, CountedIn, RawUsageLog } from './raw-usage-log.ts';
import type { TimeZones } from './time-zones.ts';
import { parseUsageEvent } from './usage-event.ts';
import type { UsageMessage } from './usage-message.ts';
import type { UsageStore } from './usage-store.ts';

export type AggregateUsagePorts = {
  readonly counter: CountingRules;
  readonly store: UsageStore;
  readonly environment: Environment;
  readonly quarantine: Pick<Quarantine, 'put' | 'remove'>;
  readonly log: Pick<RawUsageLog, 'append'>;
  readonly timeZones: TimeZones;
  readonly now: () => Date;
};

export type GivenMessage = UsageMessage & {
  /** The same each time that it is given: `messageIdOf` its body. */
  readonly messageId: string;
};

export type AggregateCount = { counted: number; duplicate: number; quarantined: number };

/**
 * Counts the events of one tenant's messages. Done again, in whole or in part, it changes nothing: what is counted
 * bears its mark, and what cannot be counted the name it was given when it was received.
 */
export async function aggregateUsage(
  ports: AggregateUsagePorts,
  tenantId: TenantId,
  messages: readonly GivenMessage[],
): Promise<AggregateCount> {
  const timeZone = await ports.timeZones.of(tenantId);
  const { candidates, quarantined } = classified(ports.counter, messages, timeZone);
  if (quarantined.length > 0) await ports.quarantine.put(tenantId, quarantined);

  const now = ports.now();
  const counted = await commitEvents(ports.store, {
    tenantId,
    candidates,
    known: ports.environment.of(tenantId),
    lifeOf: (window) => ports.counter.lifeOf(window, now),
  });
  if (counted.length > 0) await ports.log.append(tenantId, counted.map(toCountedEvent));
  await takeReplayed(ports.quarantine, messages, quarantined);
  return {
    counted: counted.length,
    duplicate: candidates.length - counted.length,
    quarantined: quarantined.length,
  };
}

function classified(counter: CountingRules, messages: readonly GivenMessage[], timeZone: string) {
  const candidates: Candidate[] = [];
  const quarantined: QuarantinedEvent[] = [];
  for (const { messageId, receivedAt, sender, events } of messages) {
    for (const { event: sent, quarantineId } of events) {
      const event = parseUsageEvent(sent, receivedAt);
      const counted = event.ok ? counter.count(event.value, { timeZone, sender }) : event;
      if (event.ok && counted.ok) {
        const identity = eventIdentity(event.value);
        const source = { identity, event: event.value, receivedAt, messageId, quarantineId };
        candidates.push(candidateOf(source, counted.value));
      } else if (!counted.ok) {
        quarantined.push({ ...counted.error, id: quarantineId, receivedAt, sender, event: sent });
      }
    }
  }
  return { candidates, quarantined };
}

const candidateOf = (
  source: Omit<Candidate, 'contributions' | 'windowsText'>,
  contributions: readonly Contribution[],
): Candidate => ({
  ...source,
  contributions,
  windowsText: contributions.map(({ windowId }) => windowId).join(' '),
});

/** Counted now, or as a copy of what was: in either way it needs no replay any more. */
async function takeReplayed(
  quarantine: AggregateUsagePorts['quarantine'],
  messages: readonly GivenMessage[],
  still: readonly QuarantinedEvent[],
): Promise<void> {
  const kept = new Set(still.map(({ id }) => id));
  for (const { isReplay, tenantId, events } of messages) {
    const ids = events.map(({ quarantineId }) => quarantineId).filter((id) => !kept.has(id));
    if (isReplay && ids.length > 0) await quarantine.remove(tenantId, ids);
  }
}

const toCountedEvent = ({
  identity,
  event,
  receivedAt,
  messageId,
  contributions,
}: Candidate): CountedEvent => ({
  ...{ identity, event, receivedAt, messageId },
  countedIn: contributions.map(toCountedIn),
});

const toCountedIn = ({ windowId, state: { value }, member }: Contribution): CountedIn => ({
  windowId,
  ...(value !== undefined && { value: formatQuantity(value) }),
  ...(member !== undefined && { member }),
});
