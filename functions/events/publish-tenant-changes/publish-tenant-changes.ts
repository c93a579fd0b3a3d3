import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda';
import type { DomainEvent } from '../../../core/events/domain-event.ts';
import type { EventBus, OutgoingEvent } from '../../../core/events/event-bus.ts';
import { toEventText } from '../../../core/events/event-text.ts';
import { logger } from '../../../kit/log.ts';
import { LOG } from '../../log-events.ts';

export type PublishTenantChangesPorts = {
  readonly bus: EventBus;
  /** The event that a changed item tells, null for one that tells none; throws on an item of no known form. */
  readonly eventOf: (image: unknown) => DomainEvent<string, object> | null;
};

/**
 * From the stream of a tenants' table to the bus. What the bus does not accept is thrown, so that the
 * batch is given again; of an item that tells nothing readable, the stream gives what follows again.
 */
export const publishTenantChangesHandler =
  ({ bus, eventOf }: PublishTenantChangesPorts) =>
  async ({ Records }: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> => {
    const events: OutgoingEvent[] = [];
    let unreadable: string | undefined;
    for (const { dynamodb } of Records) {
      try {
        const event = eventOf(dynamodb?.NewImage);
        if (event) events.push({ type: event.type, detail: toEventText(event) });
      } catch {
        // What was wrong with it may quote the tenant's data, and is not logged.
        unreadable = dynamodb?.SequenceNumber ?? '';
        logger.error(LOG.tenantChangeUnreadable, { sequenceNumber: unreadable });
        break;
      }
    }
    await bus.publish(events);
    logger.info(LOG.tenantChangesPublished, { records: Records.length, events: events.length });
    return {
      batchItemFailures: unreadable === undefined ? [] : [{ itemIdentifier: unreadable }],
    };
  };
