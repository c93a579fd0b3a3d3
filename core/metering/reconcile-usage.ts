import type { TenantId } from '../tenancy/tenant-context.ts';
import type { Meters } from './meter.ts';
import { formatQuantity, parseQuantity } from './quantity.ts';
import type { CountedEvent, CountedIn, RawUsageLog } from './raw-usage-log.ts';
import type { UsageEvent } from './usage-event.ts';
import type { UsageReader } from './usage-store.ts';
import { parseWindowId, windowId } from './usage-window.ts';
import { combined, EMPTY_STATE, quantityOf, type WindowState } from './window-state.ts';

/** A window that does not count what the log of events says. */
export type Difference = {
  readonly windowId: string;
  readonly counted: string;
  readonly recounted: string;
};

/** A day of UTC of a tenant that is to be recounted. */
export type DueDay = { readonly tenantId: TenantId; readonly day: Date };

export interface Reconciliations {
  /** Begins with that day; nothing where it has begun. */
  begin(due: DueDay): Promise<void>;

  listDue(now: Date): AsyncIterable<readonly DueDay[]>;

  /** The day agrees: the next one is due. */
  done(due: DueDay): Promise<void>;
}

export type ReconcileUsagePorts = {
  readonly reconciliations: Reconciliations;
  readonly meters: Meters;
  readonly reader: UsageReader;
  readonly log: RawUsageLog;
  readonly now: () => Date;
  readonly onDifference: (due: DueDay, differences: readonly Difference[]) => void;
  readonly onError: (due: DueDay, error: unknown) => void;
};

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Each tenant and hour: what a Lambda function's memory holds. */
const MAX_SHARDS = 200_000;
/** A day is recounted when its last hours are sealed. */
const DELAY_MS = 6 * HOUR_MS;

export const reconciledAt = (day: Date): Date => new Date(day.getTime() + DAY_MS + DELAY_MS);
export const dayAfter = (day: Date): Date => new Date(day.getTime() + DAY_MS);
export const dayOf = (time: Date): Date => new Date(Math.floor(time.getTime() / DAY_MS) * DAY_MS);

/**
 * Recounts each day from the log of events and compares it with the windows. One that differs stays due: what was
 * counted a moment ago may not be in the log yet, and an alarm is raised when it still differs in the next run.
 */
export async function reconcileUsage(ports: ReconcileUsagePorts, deadline: Date) {
  const { reconciliations, now, onDifference, onError } = ports;
  const count = { days: 0, differing: 0, error: 0 };
  for await (const page of reconciliations.listDue(now())) {
    for (const first of page) {
      for (
        let due = first;
        reconciledAt(due.day) <= now();
        due = { ...due, day: dayAfter(due.day) }
      ) {
        if (now() >= deadline) return count;
        try {
          const differences = await differencesOf(ports, due);
          if (differences.length > 0) {
            count.differing += 1;
            onDifference(due, differences);
            break;
          }
          await reconciliations.done(due);
          count.days += 1;
        } catch (error) {
          count.error += 1;
          onError(due, error);
          break;
        }
      }
    }
  }
  return count;
}

async function differencesOf(ports: ReconcileUsagePorts, { tenantId, day }: DueDay) {
  const differences: Difference[] = [];
  for (let hour = day.getTime(); hour < day.getTime() + DAY_MS; hour += HOUR_MS) {
    const start = new Date(hour);
    const recounted = await recount(ports.log, tenantId, start);
    const counted = await countedIn(ports, tenantId, { start, recounted });
    for (const id of new Set([...counted.keys(), ...recounted.keys()])) {
      const [one, other] = [textOf(id, counted.get(id)), textOf(id, recounted.get(id))];
      if (one !== other) differences.push({ windowId: id, counted: one, recounted: other });
    }
  }
  return differences;
}

/** By window, from the log alone; an event that stands in it twice counts once. */
export async function recount(
  log: RawUsageLog,
  tenantId: TenantId,
  hour: Date,
): Promise<ReadonlyMap<string, WindowState>> {
  const states = new Map<string, WindowState>();
  const seen = new Set<string>();
  let after: string | undefined;
  do {
    const { events, next } = await log.read(tenantId, hour, after);
    for (const event of events) {
      if (seen.has(event.identity)) continue;
      seen.add(event.identity);
      addTo(states, seen, event);
    }
    after = next;
  } while (after !== undefined);
  return states;
}

function addTo(
  states: Map<string, WindowState>,
  seen: Set<string>,
  { event, countedIn }: CountedEvent,
) {
  for (const counted of countedIn) {
    const { windowId: id, member } = counted;
    const { aggregation, grain } = parseWindowId(id) ?? {};
    if (aggregation === undefined || grain !== 'hour') continue;
    const memberKey = JSON.stringify([id, member]);
    const added = stateOf(counted, event, !seen.has(memberKey));
    seen.add(memberKey);
    states.set(id, combined(aggregation, states.get(id) ?? EMPTY_STATE, added));
  }
}

/** What an event added; only of unique values it matters whether the member is new, only of the latest the rank. */
function stateOf(
  { value, member }: CountedIn,
  { time, source, id }: UsageEvent,
  isNew: boolean,
): WindowState {
  const quantity = value === undefined ? undefined : (parseQuantity(value) ?? undefined);
  return {
    ...{ events: 1, value: quantity, rank: `${time.toISOString()} ${source} ${id}` },
    members: member !== undefined && isNew ? 1 : 0,
  };
}

type Hour = { readonly start: Date; readonly recounted: ReadonlyMap<string, WindowState> };

/** Of the meters that there are, and of those that the log names. */
async function countedIn(
  { reader, meters }: ReconcileUsagePorts,
  tenantId: TenantId,
  { start, recounted }: Hour,
): Promise<ReadonlyMap<string, WindowState>> {
  const logged = [...recounted.keys()].flatMap((id) => parseWindowId(id)?.meter ?? []);
  const states = new Map<string, WindowState>();
  const end = new Date(start.getTime() + HOUR_MS);
  for (const meter of new Set([...Object.keys(meters), ...logged])) {
    const range = { meter, grain: 'hour', start, end } as const;
    for (const { window, state } of await reader.listShards(tenantId, range, MAX_SHARDS)) {
      const id = windowId(window);
      states.set(id, combined(window.aggregation, states.get(id) ?? EMPTY_STATE, state));
    }
  }
  return states;
}

function textOf(id: string, state: WindowState = EMPTY_STATE): string {
  const { aggregation = 'count' } = parseWindowId(id) ?? {};
  return `${formatQuantity(quantityOf(aggregation, state))} of ${state.events} events`;
}
