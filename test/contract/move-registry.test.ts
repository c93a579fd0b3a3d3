import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
} from '@aws-sdk/lib-dynamodb';
import {
  EVENT_PREFIX,
  poolKey,
  tenantPartition,
} from '../../adapters/dynamodb/table/control-keys.ts';
import { DynamoMoveRegistry } from '../../adapters/dynamodb/moves/dynamo-move-registry.ts';
import { DynamoPoolRegistrations } from '../../adapters/dynamodb/provisioning/dynamo-pool-registrations.ts';
import { fromPoolRegistrationItem } from '../../adapters/dynamodb/identity/pool-registration-item.ts';
import { toTenantItem } from '../../adapters/dynamodb/tenants/tenant-item.ts';
import { placementSpecOf } from '../../core/tenancy/placement-spec.ts';
import { asRoot } from '../support/local-cloud.ts';
import { describeMoveRegistry } from './move-registry-suite.ts';
import { AN_OWNER } from '../support/provisioning/an-owner.ts';
import { emptyControlTable } from '../support/tenants/control-table.ts';

const dynamo = new DynamoDBClient(asRoot());
const documents = DynamoDBDocumentClient.from(dynamo, {
  marshallOptions: { removeUndefinedValues: true },
});
const TableName = await emptyControlTable(dynamo);

describeMoveRegistry('DynamoMoveRegistry', async () => ({
  registry: new DynamoMoveRegistry(documents, TableName, () => new Date('2026-11-23T12:00:00Z')),
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
    const registration = fromPoolRegistrationItem(Item as Record<string, string>);
    return { placement: placementSpecOf(registration), writes: registration.writes };
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
}));
