import type { DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import type { EventBus, OutgoingEvent } from '../../../core/events/event-bus.ts';
import { logger } from '../../../kit/log.ts';
import { LOG } from '../../log-events.ts';

/**
 * From the outbox to the bus. Throws when an event was not accepted, so that the stream gives the
 * whole batch again: an event may come twice, but none is lost.
 */
export const publishEventsHandler =
  (bus: EventBus) =>
  async ({ Records }: DynamoDBStreamEvent): Promise<void> => {
    const events = Records.map(outgoing);
    await bus.publish(events);
    logger.info(LOG.eventsPublished, { count: events.length, types: countByType(events) });
  };

function outgoing({ dynamodb }: DynamoDBRecord): OutgoingEvent {
  const { type, detail } = dynamodb?.NewImage ?? {};
  if (type?.S === undefined || detail?.S === undefined) {
    throw new Error(`The stream record ${String(dynamodb?.SequenceNumber)} is no outbox event.`);
  }
  return { type: type.S, detail: detail.S };
}

const countByType = (events: readonly OutgoingEvent[]) =>
  Object.fromEntries(
    Object.entries(Object.groupBy(events, ({ type }) => type)).map(([type, group]) => [
      type,
      group?.length,
    ]),
  );
