import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { describe, expect, it } from 'vitest';
import { DynamoPoolStock } from '../../adapters/dynamodb/provisioning/dynamo-pool-stock.ts';
import type { PoolClaims, PoolStock, ReadyPool } from '../../core/provisioning/pool-stock.ts';
import { newId } from '../../kit/id.ts';
import { FakePoolStock } from '../fakes/fake-pool-stock.ts';
import { asRoot } from '../support/local-cloud.ts';
import { emptyControlTable } from '../support/tenants/control-table.ts';

const AT = new Date('2026-11-28T12:00:00.000Z');

function aPool(version = 'v1'): ReadyPool {
  const id = newId('rpl');
  return {
    id,
    userPoolId: `p_${id}`,
    arn: `arn:${id}`,
    clientId: 'c',
    jwks: '{}',
    version,
    madeAt: AT,
  };
}

async function fill(stock: PoolStock, pools: readonly ReadyPool[]) {
  for (const pool of pools) {
    await stock.begin({ id: pool.id, since: AT });
    await stock.add(pool);
  }
}

function describePoolStock(name: string, open: () => Promise<PoolClaims & PoolStock>) {
  describe(name, () => {
    it('gives each of 30 pools once to 50 tenants who come at once, and the others none', async () => {
      const stock = await open();
      const pools = Array.from({ length: 30 }, () => aPool());
      await fill(stock, pools);
      const claims = await Promise.all(
        Array.from({ length: 50 }, () => stock.claim(newId('tnt'), 'v1')),
      );
      const taken = claims.flatMap((claim) => claim?.userPoolId ?? []);
      expect(taken.toSorted()).toEqual(pools.map(({ userPoolId }) => userPoolId).toSorted());
      expect(await stock.listReady()).toEqual([]);
    });

    it('gives a tenant who asks again the same pool, whatever came between', async () => {
      const stock = await open();
      await fill(stock, [aPool(), aPool()]);
      const tenantId = newId('tnt');
      const claims = [];
      for (let times = 0; times < 3; times += 1) claims.push(await stock.claim(tenantId, 'v1'));
      expect(new Set(claims.map((claim) => claim?.id)).size).toBe(1);
      expect(await stock.claimed(tenantId)).toMatchObject({ id: claims[0]?.id, tenantId });
      expect(await stock.listReady()).toHaveLength(1);
      await stock.forget(tenantId);
      expect(await stock.claimed(tenantId)).toBeNull();
    });

    it('gives no pool of another version', async () => {
      const stock = await open();
      await fill(stock, [aPool('v0'), aPool('v0')]);
      expect(await stock.claim(newId('tnt'), 'v1')).toBeNull();
      expect(await stock.listReady()).toHaveLength(2);
    });

    it('retires a pool or gives it to a tenant, not both', async () => {
      const stock = await open();
      const [one, other] = [aPool(), aPool()];
      await fill(stock, [one, other]);
      const tenantId = newId('tnt');
      const claimed = await stock.claim(tenantId, 'v1');
      const [taken, left] = claimed?.id === one.id ? [one, other] : [other, one];
      expect(await stock.retire(taken, AT)).toBe(false);
      expect(await stock.retire(left, AT)).toBe(true);
      expect(await stock.listUnfinished()).toEqual([
        { id: left.id, userPoolId: left.userPoolId, since: AT },
      ]);
      expect(await stock.claim(newId('tnt'), 'v1')).toBeNull();
      await stock.drop(left.id);
      expect(await stock.listUnfinished()).toEqual([]);
    });

    it('takes no pool in that a later run dropped', async () => {
      const stock = await open();
      const pool = aPool();
      await stock.begin({ id: pool.id, since: AT });
      await stock.drop(pool.id);
      await expect(stock.add(pool)).rejects.toThrow('abandoned');
      expect(await stock.listReady()).toEqual([]);
    });

    it('lists what tenants took until its tags tell them', async () => {
      const stock = await open();
      await fill(stock, [aPool()]);
      const tenantId = newId('tnt');
      await stock.claim(tenantId, 'v1');
      const listed = async () => {
        const claims = [];
        for await (const page of stock.listUntagged()) claims.push(...page);
        return claims;
      };
      await expect.poll(listed).toMatchObject([{ tenantId }]);
      await stock.markTagged(tenantId);
      await expect.poll(listed).toEqual([]);
      expect(await stock.claimed(tenantId)).toMatchObject({ tenantId });
      await stock.markTagged(newId('tnt'));
    });
  });
}

describePoolStock('FakePoolStock', () => Promise.resolve(new FakePoolStock()));
describePoolStock('DynamoPoolStock', async () => {
  const dynamo = new DynamoDBClient(asRoot());
  return new DynamoPoolStock(DynamoDBDocumentClient.from(dynamo), await emptyControlTable(dynamo));
});
