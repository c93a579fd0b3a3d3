import {
  aggregateUsage,
  type AggregateUsagePorts,
} from '../../../core/metering/aggregate-usage.ts';
import { EventCounter } from '../../../core/metering/contribution.ts';
import { quarantineId } from '../../../core/metering/event-identity.ts';
import { Environment } from '../../../core/metering/known-usage.ts';
import type { Meters } from '../../../core/metering/meter.ts';
import { sealWindows } from '../../../core/metering/seal-windows.ts';
import type { TenantId } from '../../../core/tenancy/tenant-context.ts';
import { FakeQuarantine } from '../../fakes/fake-quarantine.ts';
import { FakeRawUsageLog } from '../../fakes/fake-raw-usage-log.ts';
import { FakeUsageStore } from '../../fakes/fake-usage-store.ts';
import { FakeWindowSealer } from '../../fakes/fake-window-sealer.ts';

type PathOptions = {
  readonly tenantId: TenantId;
  readonly meters: Meters;
  readonly timeZone: string;
  readonly now: () => Date;
  /** In place of the ports that count: such as some that die. */
  readonly counting?: (ports: AggregateUsagePorts) => AggregateUsagePorts;
};

/** A tenant's usage, from its events to what of it is sealed, in memory. */
export class UsagePath {
  readonly log = new FakeRawUsageLog();
  readonly #store = new FakeUsageStore();
  readonly sealer = new FakeWindowSealer(this.#store);
  readonly #options: PathOptions;
  readonly #ports: AggregateUsagePorts;
  #messages = 0;

  constructor(options: PathOptions) {
    this.#options = options;
    const { meters, timeZone, now, counting } = options;
    const ports: AggregateUsagePorts = {
      ...{ counter: new EventCounter(meters), store: this.#store, log: this.log, now },
      ...{ quarantine: new FakeQuarantine(), environment: new Environment(0) },
      timeZones: { of: () => Promise.resolve(timeZone) },
    };
    this.#ports = counting ? counting(ports) : ports;
  }

  /** Counts what is sent; a message that is given again bears its name. */
  async send(events: readonly unknown[], messageId = `message ${(this.#messages += 1)}`) {
    const { tenantId, now } = this.#options;
    const receivedAt = now();
    const queued = events.map((event, index) => ({
      event,
      quarantineId: quarantineId(receivedAt, messageId, index),
    }));
    const message = { messageId, tenantId, sender: 'tenant', receivedAt, isReplay: false } as const;
    await aggregateUsage(this.#ports, tenantId, [{ ...message, events: queued }]);
  }

  /** How many windows are sealed, of all times. */
  async seal(): Promise<number> {
    const { now, tenantId } = this.#options;
    const onError = (_: object, error: unknown) => {
      throw error;
    };
    const openSince = () => Promise.resolve(new Date(0));
    const deadline = new Date(now().getTime() + 60_000);
    await sealWindows({ sealer: this.sealer, openSince, now, onError }, deadline);
    return (await this.sealer.listAfter(tenantId, 0, Infinity)).length;
  }

  /** Whether something waits to be sealed. */
  get isOpen(): boolean {
    return [...this.#store.shards.values()].some(({ sealAt }) => sealAt !== null);
  }
}
