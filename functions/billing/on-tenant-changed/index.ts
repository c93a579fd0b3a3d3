import { billingPorts } from '../../../adapters/billing/billing-ports.ts';
import { bundledPlatformConfig } from '../../../adapters/config/bundled-platform-config.ts';
import { DynamoConsumptions } from '../../../adapters/dynamodb/events/dynamo-consumptions.ts';
import { documents } from '../../../adapters/dynamodb/table/documents.ts';
import { DynamoTenantFinder } from '../../../adapters/dynamodb/tenants/dynamo-tenant-finder.ts';
import { readEnv } from '../../../kit/lambda/env.ts';
import { eventConsumer } from '../../edge/event-consumer.ts';
import { onTenantChangedEnv } from './env.ts';
import { consumedEvents, onTenantChanged } from './on-tenant-changed.ts';

const settings = readEnv(onTenantChangedEnv);
const table = documents();
const ports = billingPorts(settings, bundledPlatformConfig(), { documents: table });

export const handler = eventConsumer(
  {
    consumptions: new DynamoConsumptions(
      table,
      settings.CONTROL_TABLE_NAME,
      'billing/on-tenant-changed',
    ),
    now: ports.now,
  },
  consumedEvents,
  onTenantChanged({
    ...ports,
    tenants: new DynamoTenantFinder(table, settings.CONTROL_TABLE_NAME),
  }),
);
