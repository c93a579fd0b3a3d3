import type { GivenMessage } from '../../core/metering/aggregate-usage.ts';
import { Environment } from '../../core/metering/known-usage.ts';
import type { UsageMessage } from '../../core/metering/usage-message.ts';
import { countTrackedEvents } from '../../core/product-analytics/count-tracked-events.ts';
import { KnownValues } from '../../core/product-analytics/tracked-counter.ts';
import { trackEvents } from '../../core/product-analytics/track-events.ts';
import type { TenantId } from '../../core/tenancy/tenant-context.ts';
import { FakeRawUsageLog } from '../fakes/fake-raw-usage-log.ts';
import { FakeUsageQueue } from '../fakes/fake-usage-queue.ts';
import { FakeUsageStore } from '../fakes/fake-usage-store.ts';

/** All that takes tracked events in and counts them, over stores that live in memory. */
export function trackingWorld(now: Date, dimensions: readonly string[] = []) {
  const store = new FakeUsageStore();
  const queue = new FakeUsageQueue();
  const log = new FakeRawUsageLog();
  const terms = { of: () => Promise.resolve({ dimensions, retentionDays: 30 }) };
  const environment = (shard = 0) => ({
    ...{ store, log, terms, known: new KnownValues(), now: () => now },
    environment: new Environment(shard),
  });
  let requests = 0;
  return {
    ...{ store, queue, log, environment },
    track: (tenantId: TenantId, events: readonly unknown[]) =>
      trackEvents(
        { seen: store, queue, now: () => now },
        { tenantId, requestId: `r${requests++}`, events },
      ),
    count: (tenantId: TenantId, messages: readonly GivenMessage[], ports = environment()) =>
      countTrackedEvents(ports, tenantId, messages),
    /** What the queue gives, under a name that stays. */
    given: (): GivenMessage[] =>
      queue.messages.map((one: UsageMessage, index) => ({ ...one, messageId: `m${index}` })),
  };
}
