import { aggregateUsage, type GivenMessage } from '../../../core/metering/aggregate-usage.ts';
import { EventCounter, type CountingRules } from '../../../core/metering/contribution.ts';
import { Environment } from '../../../core/metering/known-usage.ts';
import { PLATFORM_METERS, type Meters } from '../../../core/metering/meter.ts';
import { formatQuantity } from '../../../core/metering/quantity.ts';
import type { Shard } from '../../../core/metering/usage-store.ts';
import { windowId } from '../../../core/metering/usage-window.ts';
import { combinedAll, quantityOf } from '../../../core/metering/window-state.ts';
import type { TenantId } from '../../../core/tenancy/tenant-context.ts';
import { quarantineId } from '../../../core/metering/event-identity.ts';
import { FakeQuarantine } from '../../fakes/fake-quarantine.ts';
import { FakeRawUsageLog } from '../../fakes/fake-raw-usage-log.ts';
import type { FakeUsageQueue } from '../../fakes/fake-usage-queue.ts';
import { FakeUsageStore } from '../../fakes/fake-usage-store.ts';

export const ACME = 'tnt_01kb2v3m9ne4a8x0c5r7d6f1gh' as TenantId;
export const NOW = new Date('2026-11-27T12:30:00Z');

const common = {
  eventType: 'mail.sent',
  rounding: { decimals: 0, mode: 'half_up' },
  dimensions: {},
} as const;

/** One meter of each sort, all of the same events. */
export const METERS: Meters = {
  ...PLATFORM_METERS,
  mails: { ...common, id: 'mails', name: 'Mails', aggregation: 'count', unit: 'mail' },
  bytes: {
    ...{ ...common, id: 'bytes', name: 'Bytes', aggregation: 'sum', unit: 'byte' },
    ...{ value: '$.size', dimensions: { region: '$.region' } },
  },
  largest: {
    ...common,
    id: 'largest',
    name: 'Largest',
    aggregation: 'max',
    unit: 'byte',
    value: '$.size',
  },
  last: {
    ...common,
    id: 'last',
    name: 'Last',
    aggregation: 'latest',
    unit: 'byte',
    value: '$.size',
  },
  senders: {
    ...{ ...common, id: 'senders', name: 'Senders', aggregation: 'unique_count', unit: 'user' },
    value: '$.from',
  },
};

/** All that counts, over stores that live in memory; `environment` is one of Lambda's, with what it remembers. */
export function usageWorld(timeZone = 'UTC') {
  const store = new FakeUsageStore();
  const quarantine = new FakeQuarantine();
  const log = new FakeRawUsageLog();
  const counter = new EventCounter(METERS);
  const timeZones = { of: () => Promise.resolve(timeZone) };
  const environment = (shard = 0) => {
    const ports = {
      ...{ counter, store, quarantine, log, timeZones, now: () => NOW },
      environment: new Environment(shard),
    };
    return {
      ports,
      aggregate: (messages: readonly GivenMessage[]) => aggregateUsage(ports, ACME, messages),
    };
  };
  /** What waits in the queue is given to the function that counts. */
  const deliver = async (queue: FakeUsageQueue, rules: CountingRules = counter) => {
    const messages = queue.messages.splice(0).map((one, at) => ({ ...one, messageId: `m${at}` }));
    for (const [tenantId, own] of Map.groupBy(messages, (one) => one.tenantId)) {
      await aggregateUsage({ ...environment().ports, counter: rules }, tenantId, own);
    }
  };
  return { store, quarantine, log, counter, timeZones, environment, deliver };
}

export const message = (
  messageId: string,
  events: readonly unknown[],
  more: Partial<GivenMessage> = {},
): GivenMessage => ({
  ...{ messageId, tenantId: ACME, sender: 'tenant', receivedAt: NOW, isReplay: false },
  events: events.map((event, index) => ({
    event,
    quarantineId: quarantineId(NOW, messageId, index),
  })),
  ...more,
});

export type Mail = {
  readonly size: number | string;
  readonly region: string;
  readonly from: string;
};
export const mail = (id: string, data: Partial<Mail> = {}, time = NOW) => ({
  ...{ id, source: 'app', type: 'mail.sent', time: time.toISOString() },
  data: { size: 10, region: 'eu', from: 'ada', ...data },
});

/** What each window counts, by its id: a total and how many events. */
export function windowTotals(shards: Iterable<Shard>): Record<string, string> {
  const byWindow = Map.groupBy(shards, ({ window }) => windowId(window));
  const totals = [...byWindow].map(([id, parts]) => {
    const aggregation = parts[0]?.window.aggregation ?? 'count';
    const total = combinedAll(
      aggregation,
      parts.map(({ state }) => state),
    );
    return [id, `${formatQuantity(quantityOf(aggregation, total))} of ${total.events}`];
  });
  return Object.fromEntries(totals) as Record<string, string>;
}
