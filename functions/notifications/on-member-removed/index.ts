import { DynamoConsumptions } from '../../../adapters/dynamodb/events/dynamo-consumptions.ts';
import { areWritesPaused } from '../../../adapters/dynamodb/moves/are-writes-paused.ts';
import { DynamoContacts } from '../../../adapters/dynamodb/notifications/dynamo-contacts.ts';
import { documents } from '../../../adapters/dynamodb/table/documents.ts';
import { DynamoTenantFinder } from '../../../adapters/dynamodb/tenants/dynamo-tenant-finder.ts';
import { tenantSessions } from '../../../adapters/sts/tenant-sessions.ts';
import { readEnv } from '../../../kit/lambda/env.ts';
import { eventConsumer } from '../../edge/event-consumer.ts';
import { onMemberRemovedEnv } from './env.ts';
import { consumedEvents, onMemberRemoved } from './on-member-removed.ts';

const PATH = 'notifications/on-member-removed';
const settings = readEnv(onMemberRemovedEnv);
const { CONTROL_TABLE_NAME } = settings;
const table = documents();

export const handler = eventConsumer(
  {
    consumptions: new DynamoConsumptions(table, CONTROL_TABLE_NAME, PATH),
    now: () => new Date(),
  },
  consumedEvents,
  onMemberRemoved({
    tenants: new DynamoTenantFinder(table, CONTROL_TABLE_NAME),
    isPaused: (userPoolId) => areWritesPaused(table, CONTROL_TABLE_NAME, userPoolId),
    contacts: new DynamoContacts(tenantSessions(settings)),
  }),
);
