import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { slugKey } from '../../adapters/dynamodb/table/control-keys.ts';
import { DynamoTenantFinder } from '../../adapters/dynamodb/tenants/dynamo-tenant-finder.ts';
import { toTenantItem } from '../../adapters/dynamodb/tenants/tenant-item.ts';
import type { TenantFinder } from '../../core/tenants/tenant-finder.ts';
import { newId } from '../../kit/id.ts';
import { FakeTenantFinder } from '../fakes/fake-tenant-finder.ts';
import { tenantOf } from '../support/identity/sign-in-harness.ts';
import { documentsAsRoot } from '../support/local-cloud.ts';
import { scratchTable } from '../support/scratch-table.ts';

const acme = tenantOf('acme', { id: newId('tnt'), state: 'suspended' });

type Subject = {
  readonly tenants: TenantFinder;
  /** How many reads the search made. */
  readsOf(search: () => Promise<unknown>): Promise<number>;
  end(): Promise<unknown>;
};

function onFake(): Promise<Subject> {
  const tenants = new FakeTenantFinder();
  tenants.put(acme);
  return Promise.resolve({
    tenants,
    readsOf: async (search) => {
      await search();
      return 1;
    },
    end: () => Promise.resolve(),
  });
}

async function onDynamo(): Promise<Subject> {
  const { tableName: TableName, drop } = await scratchTable();
  const documents = documentsAsRoot();
  const slug = { ...slugKey(acme.slug), tenantId: acme.id };
  for (const item of [toTenantItem(acme), slug]) {
    const Item = JSON.parse(JSON.stringify(item)) as Record<string, unknown>;
    await documents.send(new PutCommand({ TableName, Item }));
  }
  const send = vi.spyOn(documents, 'send');
  return {
    tenants: new DynamoTenantFinder(documents, TableName),
    readsOf: async (search) => {
      send.mockClear();
      await search();
      return send.mock.calls.length;
    },
    end: drop,
  };
}

describe.each([
  ['FakeTenantFinder', onFake],
  ['DynamoTenantFinder', onDynamo],
])('TenantFinder: %s', (_, open) => {
  let subject: Subject;
  beforeAll(async () => {
    subject = await open();
  });
  afterAll(() => subject.end());

  it('finds a tenant by slug and by id, whatever its state', async () => {
    expect(await subject.tenants.find('acme')).toMatchObject(acme);
    expect(await subject.tenants.find(acme.id)).toMatchObject(acme);
  });

  it('finds nothing else', async () => {
    for (const name of ['acm', 'acme2', newId('tnt'), 'tnt_acme', '', '#', 'TENANT#acme']) {
      expect(await subject.tenants.find(name)).toBeNull();
    }
  });

  it('takes as many reads to find a tenant as to find none', async () => {
    const reads = (name: string) => subject.readsOf(() => subject.tenants.find(name));
    expect(await reads('nowhere')).toBe(await reads('acme'));
    expect(await reads(newId('tnt'))).toBe(await reads(acme.id));
  });
});
