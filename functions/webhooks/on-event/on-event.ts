import * as z from 'zod';
import { EVENT_SOURCES } from '../../../core/events/event-bus.ts';
import { eventEnvelope } from '../../../core/events/event-text.ts';
import { fanOut, type FanOutPorts } from '../../../core/webhooks/fan-out.ts';
import type { HeardEvent } from '../../../core/webhooks/told-event.ts';
import { isId } from '../../../kit/id.ts';
import { groupedBatches } from '../../edge/grouped-batches.ts';
import { LOG } from '../../log-events.ts';

const busMessage = z.object({ source: z.enum(EVENT_SOURCES), detail: eventEnvelope });

/**
 * The Lambda handler of the queue that gets every event. Not an `eventConsumer`, which marks each: a message bears an id
 * made of its event's, and is its own mark.
 */
export const onEventHandler = (ports: FanOutPorts) =>
  groupedBatches<HeardEvent>({
    read: (body) => {
      const { source, detail } = busMessage.parse(JSON.parse(body));
      return { ...detail, source };
    },
    groupOf: ({ tenantId }) => tenantId,
    log: { done: LOG.webhooksMade, failed: LOG.webhooksNotMade },
    work: async (events) => {
      const tenantId = events[0]?.tenantId ?? '';
      // What concerns the platform itself concerns no tenant.
      if (!isId('tnt', tenantId)) return { messages: 0 };
      return { messages: await fanOut(ports, tenantId, events) };
    },
  });
