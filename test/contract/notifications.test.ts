import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll } from 'vitest';
import { DynamoContacts } from '../../adapters/dynamodb/notifications/dynamo-contacts.ts';
import { DynamoDigests } from '../../adapters/dynamodb/notifications/dynamo-digests.ts';
import { DynamoInbox } from '../../adapters/dynamodb/notifications/dynamo-inbox.ts';
import { DynamoNotificationSchedule } from '../../adapters/dynamodb/notifications/dynamo-notification-schedule.ts';
import { DynamoNotificationStore } from '../../adapters/dynamodb/notifications/dynamo-notification-store.ts';
import { DynamoPreferenceStore } from '../../adapters/dynamodb/notifications/dynamo-preference-store.ts';
import { DynamoSuppressions } from '../../adapters/dynamodb/notifications/dynamo-suppressions.ts';
import { DynamoTenantTemplates } from '../../adapters/dynamodb/notifications/dynamo-tenant-templates.ts';
import type { TenantSessions } from '../../core/tenancy/tenant-sessions.ts';
import { FakeContacts, FakeSuppressions } from '../fakes/fake-addresses.ts';
import {
  FakeNotificationSchedule,
  FakeNotificationStore,
  FakePreferences,
  FakeTenantTemplates,
} from '../fakes/fake-notifications.ts';
import { asRoot } from '../support/local-cloud.ts';
import { localTenantPlane } from '../support/tenancy/local-tenant-plane.ts';
import { scratchUsageTable } from '../support/usage-table.ts';
import { describeContacts } from './contacts-suite.ts';
import { describeNotifications } from './notifications-suite.ts';
import { describeSuppressions } from './suppressions-suite.ts';

let sessions: TenantSessions;
let table: Awaited<ReturnType<typeof scratchUsageTable>>;

beforeAll(async () => {
  ({ sessions } = await localTenantPlane());
  table = await scratchUsageTable();
});
afterAll(() => table.drop());

describeNotifications('DynamoDB', () => {
  const client = DynamoDBDocumentClient.from(new DynamoDBClient(asRoot()));
  return {
    store: new DynamoNotificationStore(sessions),
    digests: new DynamoDigests(sessions),
    inbox: new DynamoInbox(sessions),
    templates: new DynamoTenantTemplates(sessions),
    preferences: new DynamoPreferenceStore(sessions),
    schedule: new DynamoNotificationSchedule(client, table.tableName),
  };
});

describeNotifications('The fakes', () => {
  const store = new FakeNotificationStore();
  const schedule = new FakeNotificationSchedule();
  const templates = new FakeTenantTemplates();
  return {
    store,
    digests: store,
    inbox: store,
    preferences: new FakePreferences(),
    templates,
    schedule,
  };
});

describeSuppressions('DynamoDB', () => new DynamoSuppressions(sessions));
describeSuppressions('The fake', () => new FakeSuppressions());
describeContacts('DynamoDB', () => new DynamoContacts(sessions));
describeContacts('The fake', () => new FakeContacts());
