import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { beforeAll, describe, expect, it } from 'vitest';
import { poolKey } from '../../adapters/dynamodb/table/control-keys.ts';
import { DynamoTenantRegistry } from '../../adapters/dynamodb/tenants/dynamo-tenant-registry.ts';
import { toTenantItem } from '../../adapters/dynamodb/tenants/tenant-item.ts';
import { asRoot } from '../support/local-cloud.ts';
import { emptyControlTable } from '../support/tenants/control-table.ts';
import { newTenant } from '../support/tenants/tenant-stores.ts';

const identity = { userPoolId: 'eu-central-1_Acme', clientId: 'client-1' };
let documents: DynamoDBDocumentClient;
let TableName: string;

beforeAll(async () => {
  const dynamo = new DynamoDBClient(asRoot());
  const marshallOptions = { removeUndefinedValues: true };
  documents = DynamoDBDocumentClient.from(dynamo, { marshallOptions });
  TableName = await emptyControlTable(dynamo);
});

describe('DynamoTenantRegistry', () => {
  it('tells a changed name to the registration of the tenant’s pool, and touches nothing else of it', async () => {
    const { tenant } = newTenant({ state: 'active', identity });
    const pool = { ...poolKey(identity.userPoolId), tenantId: tenant.id, plan: 'basic' };
    for (const Item of [toTenantItem(tenant), { ...pool, tenantName: tenant.name }]) {
      await documents.send(new PutCommand({ TableName, Item }));
    }
    const registry = new DynamoTenantRegistry(documents, TableName);
    const change = {
      tenantId: tenant.id,
      occasion: { time: new Date(), actor: { kind: 'operator', id: 'usr' } },
    } as const;
    expect(await registry.update({ ...change, version: 1, name: 'New' })).toMatchObject({
      ok: true,
    });
    expect(await registry.update({ ...change, version: 2, settings: {} })).toMatchObject({
      ok: true,
    });

    const { Item } = await documents.send(
      new GetCommand({ TableName, Key: poolKey(identity.userPoolId) }),
    );
    expect(Item).toEqual({ ...pool, tenantName: 'New' });
  });
});
