import {
  PutEventsCommand,
  type EventBridgeClient,
  type PutEventsResultEntry,
} from '@aws-sdk/client-eventbridge';
import type { EventBus, OutgoingEvent } from '../../core/events/event-bus.ts';

const SOURCE = 'freehold';
/** The most entries that one request to the bus may hold. */
const BATCH = 10;

export class EventBridgeEventBus implements EventBus {
  readonly #client: EventBridgeClient;
  readonly #busName: string;

  constructor(client: EventBridgeClient, busName: string) {
    this.#client = client;
    this.#busName = busName;
  }

  async publish(events: readonly OutgoingEvent[]): Promise<void> {
    for (let first = 0; first < events.length; first += BATCH) {
      await this.#put(events.slice(first, first + BATCH));
    }
  }

  async #put(events: readonly OutgoingEvent[]): Promise<void> {
    const { FailedEntryCount = 0, Entries = [] } = await this.#client.send(
      new PutEventsCommand({
        Entries: events.map(({ type, detail }) => ({
          EventBusName: this.#busName,
          Source: SOURCE,
          DetailType: type,
          Detail: detail,
        })),
      }),
    );
    if (FailedEntryCount > 0) throw new EventsRefusedError(Entries);
  }
}

/** The bus took a part of the events only; which part is not worth knowing, all are published again. */
export class EventsRefusedError extends Error {
  override readonly name = 'EventsRefusedError';

  constructor(entries: readonly PutEventsResultEntry[]) {
    const codes = entries.flatMap(({ ErrorCode }) => ErrorCode ?? []);
    super(`The event bus refused ${codes.length} events: ${[...new Set(codes)].join(', ')}`);
  }
}
