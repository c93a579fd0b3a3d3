import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { describe, expect, it } from 'vitest';
import { DynamoProvisioningSlots } from '../../adapters/dynamodb/provisioning/dynamo-provisioning-slots.ts';
import { toTenantItem } from '../../adapters/dynamodb/tenants/tenant-item.ts';
import type { ProvisioningSlots } from '../../core/provisioning/provisioning-slots.ts';
import { newId } from '../../kit/id.ts';
import { FakeProvisioningSlots } from '../fakes/fake-provisioning-slots.ts';
import { asRoot } from '../support/local-cloud.ts';
import { aTenant } from '../support/provisioning/a-tenant.ts';
import { emptyControlTable } from '../support/tenants/control-table.ts';

const dynamo = new DynamoDBClient(asRoot());
const documents = DynamoDBDocumentClient.from(dynamo, {
  marshallOptions: { removeUndefinedValues: true },
});
const table = async (limit: number) => ({
  documents,
  tableName: await emptyControlTable(dynamo),
  limit,
});

function describeSlots(name: string, open: (limit: number) => Promise<ProvisioningSlots>) {
  describe(name, () => {
    it('gives as many slots as may run, however many come at once', async () => {
      const slots = await open(7);
      const tenants = Array.from({ length: 40 }, () => newId('tnt'));
      const taken = await Promise.all(tenants.map((tenantId) => slots.takeInTurn(tenantId)));
      expect(taken.filter(Boolean)).toHaveLength(7);
      const { running } = await slots.read();
      expect([...running].toSorted()).toEqual(tenants.filter((_, at) => taken[at]).toSorted());
    });

    it('gives a tenant one slot, however often it asks', async () => {
      const slots = await open(2);
      const [one, other, third] = [newId('tnt'), newId('tnt'), newId('tnt')];
      expect(await slots.takeNow(one)).toBe(true);
      expect(await slots.takeNow(one)).toBe(true);
      expect(await slots.takeNow(other)).toBe(true);
      expect(await slots.takeInTurn(other)).toBe(true);
      expect(await slots.takeInTurn(third)).toBe(false);
    });

    it('frees a slot by its tenant alone, and once', async () => {
      const slots = await open(1);
      const [one, other, third] = [newId('tnt'), newId('tnt'), newId('tnt')];
      await slots.takeNow(one);
      await slots.release(other);
      expect(await slots.takeInTurn(other)).toBe(false);
      await slots.release(one);
      expect(await slots.takeInTurn(other)).toBe(true);
      await slots.release(one);
      expect(await slots.takeInTurn(third)).toBe(false);
    });

    it('keeps who comes now behind those who wait, until nobody does', async () => {
      const slots = await open(1);
      const [one, waiting, late] = [newId('tnt'), newId('tnt'), newId('tnt')];
      await slots.takeNow(one);
      expect(await slots.takeNow(waiting)).toBe(false);
      expect(await slots.read()).toEqual({ running: new Set([one]), isQueued: true });
      await slots.release(one);
      expect(await slots.takeNow(late)).toBe(false);
      expect(await slots.takeInTurn(waiting)).toBe(true);
      await slots.release(waiting);
      await slots.endQueue();
      expect(await slots.takeNow(late)).toBe(true);
    });
  });
}

describeSlots('FakeProvisioningSlots', (limit) =>
  Promise.resolve(new FakeProvisioningSlots(limit)),
);
describeSlots(
  'DynamoProvisioningSlots',
  async (limit) => new DynamoProvisioningSlots(await table(limit)),
);

describe('DynamoProvisioningSlots', () => {
  it('tells who waits its place behind those who came before', async () => {
    const stores = await table(2);
    const slots = new DynamoProvisioningSlots(stores);
    const tenants = Array.from({ length: 5 }, (_, minute) =>
      aTenant(new Date(Date.UTC(2026, 10, 28, 12, minute))),
    );
    for (const tenant of tenants) {
      const Item = toTenantItem(tenant);
      await documents.send(new PutCommand({ TableName: stores.tableName, Item }));
      await slots.takeNow(tenant.id);
    }
    const places = () => Promise.all(tenants.map((tenant) => slots.placeOf(tenant)));
    await expect.poll(places).toEqual([null, null, 1, 2, 3]);
  });
});
