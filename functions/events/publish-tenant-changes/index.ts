import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { sdkConfig } from '../../../adapters/aws/sdk-config.ts';
import { tenantChangeOf } from '../../../adapters/dynamodb/events/tenant-change.ts';
import { EventBridgeEventBus } from '../../../adapters/eventbridge/eventbridge-event-bus.ts';
import { readEnv } from '../../../kit/lambda/env.ts';
import { publishTenantChangesEnv } from './env.ts';
import { publishTenantChangesHandler } from './publish-tenant-changes.ts';

const { EVENT_BUS_NAME, EVENT_BUS_REGION } = readEnv(publishTenantChangesEnv);
const client = new EventBridgeClient({ ...sdkConfig, region: EVENT_BUS_REGION });

export const handler = publishTenantChangesHandler({
  bus: new EventBridgeEventBus(client, EVENT_BUS_NAME),
  eventOf: tenantChangeOf,
});
