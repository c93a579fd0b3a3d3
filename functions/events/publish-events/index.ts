import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { sdkConfig } from '../../../adapters/aws/sdk-config.ts';
import { EventBridgeEventBus } from '../../../adapters/eventbridge/eventbridge-event-bus.ts';
import { readEnv } from '../../../kit/lambda/env.ts';
import { publishEventsEnv } from './env.ts';
import { publishEventsHandler } from './publish-events.ts';

const { EVENT_BUS_NAME } = readEnv(publishEventsEnv);

export const handler = publishEventsHandler(
  new EventBridgeEventBus(new EventBridgeClient(sdkConfig), EVENT_BUS_NAME),
);
