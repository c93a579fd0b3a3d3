import { readFileSync } from 'node:fs';
import { bundledPlatformConfig } from '../../../adapters/config/bundled-platform-config.ts';
import { edgePorts } from '../../../adapters/edge/edge-ports.ts';
import { SqsProductEventQueue } from '../../../adapters/sqs/sqs-product-event-queue.ts';
import { eventChecks } from '../../../core/product-events/declared-event.ts';
import { readEnv } from '../../../kit/lambda/env.ts';
import { apiHandler } from '../../edge/api-handler.ts';
import { edgeEnv } from '../../env/edge.ts';
import type { EventType } from '../../event-description/event-types.ts';
import { eventsContract } from '../contract.ts';
import { withDeclared } from './declared-types.ts';
import { eventsApiEnv } from './env.ts';
import { listEventTypesOperation } from './list-event-types.ts';
import { sendEventsOperation } from './send-events.ts';

const { events: declared } = bundledPlatformConfig();
const ports = {
  queue: new SqsProductEventQueue(readEnv(eventsApiEnv).PRODUCT_EVENTS_QUEUE_URL),
  checks: eventChecks(declared),
  now: () => new Date(),
};

/** Written by `npm run events:docs`. */
const eventTypes = JSON.parse(
  readFileSync(new URL('./assets/event-types.json', import.meta.url), 'utf8'),
) as EventType[];

export const handler = apiHandler<'events/api'>(
  eventsContract,
  {
    listEventTypes: listEventTypesOperation(withDeclared(eventTypes, declared)),
    sendEvents: sendEventsOperation(ports),
  },
  edgePorts(readEnv(edgeEnv)),
);
