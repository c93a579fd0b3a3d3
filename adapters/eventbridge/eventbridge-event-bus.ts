import {
  PutEventsCommand,
  type EventBridgeClient,
  type PutEventsResultEntry,
} from '@aws-sdk/client-eventbridge';
import type { EventBus, EventSource, OutgoingEvent } from '../../core/events/event-bus.ts';
import { inBatches } from '../../kit/in-batches.ts';

/** What one request to the bus may hold: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-putevent-size.html */
const BATCH = { count: 10, weight: 250_000 };
/** Of an entry, beside its detail. */
const NAMES_BYTES = 300;

export class EventBridgeEventBus implements EventBus {
  readonly #client: EventBridgeClient;
  readonly #busName: string;
  readonly #source: EventSource;

  constructor(client: EventBridgeClient, busName: string, source: EventSource = 'freehold') {
    this.#client = client;
    this.#busName = busName;
    this.#source = source;
  }

  async publish(events: readonly OutgoingEvent[]): Promise<void> {
    const weigh = ({ detail }: OutgoingEvent) => Buffer.byteLength(detail) + NAMES_BYTES;
    for (const batch of inBatches(events, { ...BATCH, weigh })) await this.#put(batch);
  }

  async #put(events: readonly OutgoingEvent[]): Promise<void> {
    const { FailedEntryCount = 0, Entries = [] } = await this.#client.send(
      new PutEventsCommand({
        Entries: events.map(({ type, detail }) => ({
          EventBusName: this.#busName,
          Source: this.#source,
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
