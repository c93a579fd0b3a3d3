import * as z from 'zod';
import {
  takeEvent,
  type ProviderEvent,
  type TakeEventPorts,
} from '../../../core/billing/receive-event.ts';
import { logger } from '../../../kit/log.ts';
import { queueWorker } from '../../edge/queue-worker.ts';
import { LOG } from '../../log-events.ts';

export type OnStripeEventPorts = TakeEventPorts & {
  /** Throws on what is none of Stripe's. */
  readonly parse: (event: unknown) => ProviderEvent;
};

const busMessage = z.object({ detail: z.unknown() });

/** The queue that Stripe's event bus fills: only Stripe can put events on that bus, so there is no signature. */
export const onStripeEvent = ({ parse, ...ports }: OnStripeEventPorts) =>
  queueWorker(LOG.eventNotConsumed, () => async (body) => {
    const event = parse(busMessage.parse(JSON.parse(body)).detail);
    const outcome = await takeEvent(ports, event);
    logger.info(LOG.eventConsumed, { eventId: event.id, type: event.type, outcome });
  });
