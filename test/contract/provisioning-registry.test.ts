import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
} from '@aws-sdk/lib-dynamodb';
import { placementSpecOf } from '../../core/tenancy/placement-spec.ts';
import {
  adminPasswordKey,
  EVENT_PREFIX,
  poolKey,
  slugKey,
  TENANT_COUNT_KEY,
  tenantPartition,
} from '../../adapters/dynamodb/table/control-keys.ts';
import { DynamoPoolRegistrations } from '../../adapters/dynamodb/provisioning/dynamo-pool-registrations.ts';
import { DynamoProvisioningRegistry } from '../../adapters/dynamodb/provisioning/dynamo-provisioning-registry.ts';
import { DynamoStepLedger } from '../../adapters/dynamodb/provisioning/dynamo-step-ledger.ts';
import { toTenantItem } from '../../adapters/dynamodb/tenants/tenant-item.ts';
import { asRoot } from '../support/local-cloud.ts';
import { describeProvisioningRegistry } from './provisioning-registry-suite.ts';
import { stepLedgerSuite } from './step-ledger-suite.ts';
import { AN_OWNER } from '../support/provisioning/an-owner.ts';
import { emptyControlTable } from '../support/tenants/control-table.ts';

const dynamo = new DynamoDBClient(asRoot());
const documents = DynamoDBDocumentClient.from(dynamo, {
  marshallOptions: { removeUndefinedValues: true },
});
const ledgerTable = await emptyControlTable(dynamo);
stepLedgerSuite(() => new DynamoStepLedger(documents, ledgerTable));

describeProvisioningRegistry('DynamoProvisioningRegistry', async () => {
  const TableName = await emptyControlTable(dynamo);
  const get = async (Key: { pk: string; sk: string }) => {
    const { Item } = await documents.send(new GetCommand({ TableName, Key, ConsistentRead: true }));
    return Item;
  };
  return {
    registry: new DynamoProvisioningRegistry(documents, TableName),
    ledger: new DynamoStepLedger(documents, TableName),
    seed: async (tenant, userPoolId) => {
      const password = { ...adminPasswordKey(tenant.id), ciphertext: 'x', expiresAt: 2e9 };
      const slug = { ...slugKey(tenant.slug), tenantId: tenant.id };
      for (const Item of [
        toTenantItem(tenant),
        password,
        slug,
        { ...TENANT_COUNT_KEY, count: 1 },
      ]) {
        await documents.send(new PutCommand({ TableName, Item }));
      }
      await new DynamoPoolRegistrations(documents, TableName).record(
        {
          userPoolId,
          clientId: 'c',
          tenantId: tenant.id,
          tenantName: tenant.name,
          plan: tenant.plan,
          ...placementSpecOf(tenant),
          writes: 'open',
          state: 'provisioning',
          jwks: '{}',
        },
        AN_OWNER,
      );
    },
    poolState: async (userPoolId) => (await get(poolKey(userPoolId)))?.state as string | undefined,
    isSlugAndPlaceFree: async ({ slug }) =>
      (await get(slugKey(slug))) === undefined && (await get(TENANT_COUNT_KEY))?.count === 0,
    hasFirstPassword: async ({ id }) => (await get(adminPasswordKey(id))) !== undefined,
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
  };
});
