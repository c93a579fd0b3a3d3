import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { sdkConfig } from '../../../adapters/aws/sdk-config.ts';
import { EventBridgeEventBus } from '../../../adapters/eventbridge/eventbridge-event-bus.ts';
import { readEnv } from '../../../kit/lambda/env.ts';
import { publishProductEventsEnv } from './env.ts';
import { publishProductEventsHandler } from './publish-product-events.ts';

const { EVENT_BUS_NAME } = readEnv(publishProductEventsEnv);
const client = new EventBridgeClient(sdkConfig);

export const handler = publishProductEventsHandler(
  new EventBridgeEventBus(client, EVENT_BUS_NAME, 'freehold.product'),
);
