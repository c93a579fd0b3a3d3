import * as z from 'zod';
import type { Consumptions } from '../../core/events/consumptions.ts';
import type { DomainEvent } from '../../core/events/domain-event.ts';
import type { EventCatalog } from '../../core/events/event-catalog-entry.ts';
import { eventEnvelope } from '../../core/events/event-text.ts';
import { logger } from '../../kit/log.ts';
import { LOG } from '../log-events.ts';
import { deadlineOf } from './lambda-chain.ts';
import { queueWorker } from './queue-worker.ts';

export type EventOf<Types extends EventCatalog> = {
  [Type in keyof Types & string]: DomainEvent<Type, Readonly<z.output<Types[Type]['data']>>>;
}[keyof Types & string];

export type ConsumerPorts = { readonly consumptions: Consumptions; readonly now: () => Date };

/**
 * The Lambda handler of a queue that an EventBridge rule fills: `handle` gets each event of `types` once, and
 * again when it threw or its run died. What fails goes back to the queue alone, in the end to its dead letters.
 */
export const eventConsumer = <Types extends EventCatalog>(
  ports: ConsumerPorts,
  types: Types,
  handle: (event: EventOf<Types>) => Promise<void>,
) =>
  queueWorker(LOG.eventNotConsumed, (context) => {
    const run = { leaseUntil: deadlineOf(context, ports.now()), handle };
    return async (body) => {
      const event = parseEvent(types, body);
      const { id: eventId, type, tenantId } = event;
      const outcome = await handleOnce(ports, run, event);
      logger.info(LOG.eventConsumed, { eventId, type, tenantId, outcome });
    };
  });

type Run<Event> = {
  readonly leaseUntil: Date;
  readonly handle: (event: Event) => Promise<void>;
};

/** The mark comes after the effect: a run that dies between them leaves an event that is handled again. */
async function handleOnce<Event extends DomainEvent<string, object>>(
  { consumptions, now }: ConsumerPorts,
  { leaseUntil, handle }: Run<Event>,
  event: Event,
): Promise<'handled' | 'known'> {
  const claim = await consumptions.claim({ eventId: event.id, now: now(), until: leaseUntil });
  if (claim === 'processed') return 'known';
  if (claim === 'in-progress') throw new EventInProgressError(event.id);
  await handle(event);
  await consumptions.complete(event.id, now());
  return 'handled';
}

const busMessage = z.object({ detail: z.unknown() });

/** Throws on what is no event of these types and versions. */
function parseEvent<Types extends EventCatalog>(types: Types, body: string): EventOf<Types> {
  const envelope = eventEnvelope.parse(busMessage.parse(JSON.parse(body)).detail);
  const entry = Object.hasOwn(types, envelope.type) ? types[envelope.type] : undefined;
  if (entry?.version !== envelope.version) throw new UnknownEventError(envelope);
  return { ...envelope, data: entry.data.parse(envelope.data) } as EventOf<Types>;
}

/** Another run has it: the queue gives it again when that run has ended. */
class EventInProgressError extends Error {
  override readonly name = 'EventInProgressError';

  constructor(eventId: string) {
    super(`The event ${eventId} is being processed by another run.`);
  }
}

class UnknownEventError extends Error {
  override readonly name = 'UnknownEventError';

  constructor({ type, version }: Pick<DomainEvent, 'type' | 'version'>) {
    super(`This consumer knows no ${type} in version ${version}.`);
  }
}
