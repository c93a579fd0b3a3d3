import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
} from '@aws-sdk/lib-dynamodb';
import { fromPoolRegistrationItem } from '../../adapters/dynamodb/identity/pool-registration-item.ts';
import { DynamoPoolRegistrations } from '../../adapters/dynamodb/provisioning/dynamo-pool-registrations.ts';
import {
  EVENT_PREFIX,
  poolKey,
  tenantPartition,
} from '../../adapters/dynamodb/table/control-keys.ts';
import { dueItems } from '../../adapters/dynamodb/table/due.ts';
import { DynamoLifeJobs } from '../../adapters/dynamodb/tenant-life/dynamo-life-jobs.ts';
import { DynamoTenantLife } from '../../adapters/dynamodb/tenants/dynamo-tenant-life.ts';
import { toTenantItem } from '../../adapters/dynamodb/tenants/tenant-item.ts';
import { placementSpecOf } from '../../core/tenancy/placement-spec.ts';
import { asRoot } from '../support/local-cloud.ts';
import { AN_OWNER } from '../support/provisioning/an-owner.ts';
import { emptyControlTable } from '../support/tenants/control-table.ts';
import { describeTenantLife } from './tenant-life-suite.ts';

const dynamo = new DynamoDBClient(asRoot());
const documents = DynamoDBDocumentClient.from(dynamo, {
  marshallOptions: { removeUndefinedValues: true },
});
const TableName = await emptyControlTable(dynamo);
const now = () => new Date('2026-11-27T12:00:00.000Z');

describeTenantLife('DynamoTenantLife', async () => ({
  life: new DynamoTenantLife(documents, TableName),
  jobs: new DynamoLifeJobs({ documents, tableName: TableName, now }),
  seed: async (tenant) => {
    await documents.send(new PutCommand({ TableName, Item: toTenantItem(tenant) }));
    await new DynamoPoolRegistrations(documents, TableName).record(
      {
        userPoolId: tenant.identity?.userPoolId ?? '',
        clientId: 'c',
        tenantId: tenant.id,
        tenantName: tenant.name,
        plan: tenant.plan,
        ...placementSpecOf(tenant),
        writes: 'open',
        state: 'active',
        jwks: '{}',
      },
      AN_OWNER,
    );
  },
  pool: async ({ identity }) => {
    const Key = poolKey(identity?.userPoolId ?? '');
    const { Item } = await documents.send(new GetCommand({ TableName, Key }));
    return fromPoolRegistrationItem(Item as Record<string, string>);
  },
  eventTypes: async ({ id }) => {
    const { Items = [] } = await documents.send(
      new QueryCommand({
        TableName,
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
        ExpressionAttributeValues: { ':pk': tenantPartition(id), ':prefix': EVENT_PREFIX },
      }),
    );
    return Items.map(({ type }) => String(type));
  },
  reminders: async (by) => {
    const pages = dueItems(documents, { tableName: TableName, kind: 'reminder', now: by });
    return (await Array.fromAsync(pages)).flat().map(({ id }) => String(id));
  },
}));
