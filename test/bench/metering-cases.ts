import { DynamoUsageStore } from '../../adapters/dynamodb/metering/dynamo-usage-store.ts';
import { aggregateUsage, type AggregateUsagePorts } from '../../core/metering/aggregate-usage.ts';
import { windowId } from '../../core/metering/usage-window.ts';
import type { UsageStore } from '../../core/metering/usage-store.ts';
import { ACME, usageWorld, windowTotals } from '../support/metering/usage-world.ts';
import { countWithKills, eventAt, meteringLoad, messagesOf } from './metering-load.ts';
import type { Cell, Table } from './table.ts';
import { documentsWithoutNetwork } from './without-network.ts';

const EVENTS = 100_000;
const MESSAGES_A_RUN = 10;

/** Events a second of processor time, whoever else is on the machine: the engine alone, and with the requests that it makes and signs. */
export async function onOneCore() {
  const count = { calls: 0 };
  const documents = documentsWithoutNetwork(count);
  const dynamo = new DynamoUsageStore(documents, 'table');
  const withRequests: UsageStore = {
    readShards: () => Promise.resolve([]),
    commit: (...args) => dynamo.commit(...args),
  };
  const engine = await eventsASecond(usageWorld().environment().ports);
  const requests = await eventsASecond({
    ...usageWorld().environment().ports,
    store: withRequests,
  });
  const rows: Cell[][] = [
    ['the engine, its store in memory', engine],
    ['with DynamoDB’s requests, made, signed and answered at once', requests],
  ];
  const table: Table = {
    title: `${EVENTS.toLocaleString('en')} events by five meters, of which seven windows each, on one core`,
    columns: ['what', 'events a second of processor time'],
    rows,
  };
  return { table, engine, requests, eventsACall: EVENTS / count.calls };
}

async function eventsASecond(ports: AggregateUsagePorts): Promise<number> {
  const messages = messagesOf(Array.from({ length: EVENTS }, (_, index) => eventAt(index)));
  const startedAt = process.cpuUsage();
  for (let start = 0; start < messages.length; start += MESSAGES_A_RUN) {
    await aggregateUsage(ports, ACME, messages.slice(start, start + MESSAGES_A_RUN));
  }
  const { user, system } = process.cpuUsage(startedAt);
  return EVENTS / ((user + system) / 1_000_000);
}

/** What is lost, doubled and quarantined of a load with copies and malformed events, by a consumer that is killed. */
export async function lostAndDoubled() {
  const { messages, distinct, copies, malformed } = meteringLoad(EVENTS);
  const { world, kills } = await countWithKills(messages);
  const shards = [...world.store.shards.values()];
  const mails = shards.find(({ window }) => window.meter === 'mails');
  const counted = mails ? Number(windowTotals(shards)[windowId(mails.window)]?.split(' ')[0]) : 0;
  const logged = new Set(world.log.all().map(({ identity }) => identity)).size;
  const { items } = await world.quarantine.list(ACME, { limit: EVENTS });
  const lost = distinct - Math.min(counted, logged);
  const table: Table = {
    title: 'A consumer that is killed five times at each moment between two writes',
    columns: ['events', 'copies', 'malformed', 'kills', 'counted', 'logged', 'quarantined'],
    rows: [[EVENTS, copies, malformed, kills, counted, logged, items.length]],
  };
  return {
    table,
    lost,
    doubled: Math.max(0, counted - distinct),
    quarantined: items.length - malformed,
  };
}
