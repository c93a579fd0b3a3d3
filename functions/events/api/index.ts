import { readFileSync } from 'node:fs';
import { edgePorts } from '../../../adapters/edge/edge-ports.ts';
import { SqsProductEventQueue } from '../../../adapters/sqs/sqs-product-event-queue.ts';
import { readEnv } from '../../../kit/lambda/env.ts';
import { apiHandler } from '../../edge/api-handler.ts';
import { edgeEnv } from '../../env/edge.ts';
import { eventCatalog } from '../../event-description/event-catalog.ts';
import { platformNounsOf, type EventType } from '../../event-description/event-types.ts';
import { eventsContract } from '../contract.ts';
import { eventsApiEnv } from './env.ts';
import { listEventTypesOperation } from './list-event-types.ts';
import { sendEventsOperation } from './send-events.ts';

const ports = {
  queue: new SqsProductEventQueue(readEnv(eventsApiEnv).PRODUCT_EVENTS_QUEUE_URL),
  platformNouns: platformNounsOf(eventCatalog),
  now: () => new Date(),
};

/** Written by `npm run events:docs`. */
const eventTypes = JSON.parse(
  readFileSync(new URL('./assets/event-types.json', import.meta.url), 'utf8'),
) as EventType[];

export const handler = apiHandler<'events/api'>(
  eventsContract,
  {
    listEventTypes: listEventTypesOperation(eventTypes),
    sendEvents: sendEventsOperation(ports),
  },
  edgePorts(readEnv(edgeEnv)),
);
