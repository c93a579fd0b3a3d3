import type { SQSEvent } from 'aws-lambda';
import type { EventBus } from '../../../core/events/event-bus.ts';
import { fromEventText } from '../../../core/events/event-text.ts';
import { logger } from '../../../kit/log.ts';
import { LOG } from '../../log-events.ts';

/** From the queue to the bus. Throws where one was not accepted: the queue gives all of them again. */
export const publishProductEventsHandler =
  (bus: EventBus) =>
  async ({ Records }: SQSEvent): Promise<void> => {
    const events = Records.map(({ body }) => ({ type: fromEventText(body).type, detail: body }));
    await bus.publish(events);
    logger.info(LOG.productEventsPublished, { count: events.length });
  };
