import type { GivenMessage } from '../../core/metering/aggregate-usage.ts';
import { Crash, crashingPorts, type Moment } from '../support/metering/crashing-ports.ts';
import { ACME, mail, message, usageWorld } from '../support/metering/usage-world.ts';
import { aggregateUsage } from '../../core/metering/aggregate-usage.ts';

const EVENTS_A_MESSAGE = 500;
const MESSAGES_A_RUN = 10;

/** Events of one tenant in messages of 500: a tenth are copies of earlier ones, a hundredth are malformed. */
export function meteringLoad(events: number) {
  const distinct = Math.floor(events * 0.89);
  const copies = Math.floor(events * 0.1);
  const malformed = events - distinct - copies;
  const sent: object[] = [
    ...Array.from({ length: distinct }, (_, index) => eventAt(index)),
    ...Array.from({ length: copies }, (_, index) => eventAt((index * 7) % distinct)),
    ...Array.from({ length: malformed }, (_, index) => ({ ...eventAt(index), type: 'unknown' })),
  ];
  return { messages: messagesOf(shuffled(sent)), distinct, copies, malformed };
}

export const messagesOf = (events: readonly object[]): GivenMessage[] =>
  Array.from({ length: Math.ceil(events.length / EVENTS_A_MESSAGE) }, (_, index) =>
    message(`m${index}`, events.slice(index * EVENTS_A_MESSAGE, (index + 1) * EVENTS_A_MESSAGE)),
  );

export const eventAt = (index: number) =>
  mail(`event-${index}`, {
    size: `${index % 1_000}.25`,
    region: `region-${index % 3}`,
    from: `user-${index % 100}`,
  });

/** Always the same order, which is none. */
const shuffled = <Item>(items: readonly Item[]): Item[] =>
  items
    .map((item, index) => ({ item, rank: (index * 2_654_435_761) % 4_294_967_291 }))
    .sort((one, other) => one.rank - other.rank)
    .map(({ item }) => item);

const KILLS_A_MOMENT = 5;

/** All messages, given again until no run dies; each sort of moment kills five times. */
export async function countWithKills(messages: readonly GivenMessage[]) {
  const world = usageWorld();
  const seen = new Map<Moment, number>();
  const kills = new Map<Moment, number>();
  const dies = (moment: Moment) => {
    const at = (seen.get(moment) ?? 0) + 1;
    seen.set(moment, at);
    const killed = kills.get(moment) ?? 0;
    if (killed >= KILLS_A_MOMENT || at % 3 !== 0) return false;
    kills.set(moment, killed + 1);
    return true;
  };
  let environment = 0;
  for (let start = 0; start < messages.length; start += MESSAGES_A_RUN) {
    const given = messages.slice(start, start + MESSAGES_A_RUN);
    for (;;) {
      const { ports } = world.environment(environment % 8);
      try {
        await aggregateUsage(crashingPorts(ports, dies), ACME, given);
        break;
      } catch (error) {
        if (!(error instanceof Crash)) throw error;
        environment += 1;
      }
    }
  }
  return { world, kills: [...kills.values()].reduce((sum, count) => sum + count, 0) };
}
