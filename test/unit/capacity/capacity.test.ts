import { describe, expect, it } from 'vitest';
import type { Inventory } from '../../../core/capacity/account-inventory.ts';
import { capacityOf } from '../../../core/capacity/capacity.ts';
import type { Limits } from '../../../core/capacity/service-limits.ts';
import { placementOf } from '../../../core/tenancy/placement.ts';
import type { IsolationStrategy } from '../../../core/tenancy/isolation-strategy.ts';
import { newId } from '../../../kit/id.ts';

const named = (...names: string[]) => ({ used: names.length, names });
const counted = (used: number) => ({ used, names: [] });

const EMPTY: Inventory = {
  tables: named(),
  stacks: named('freehold-dev-data'),
  keys: named(),
  userPools: named(),
  buckets: named(),
  roles: named(),
};

const capacity = (inventory: Partial<Inventory> = {}, limits: Limits = {}) =>
  capacityOf({ stage: 'dev', inventory: { ...EMPTY, ...inventory }, limits });

const useOf = (resource: keyof Inventory, inventory: Partial<Inventory>, limits: Limits = {}) =>
  capacity(inventory, limits).resources.find((use) => use.resource === resource);

const stores = {
  partition: 'aws',
  region: 'eu-central-1',
  accountId: '111122223333',
  tableName: 'freehold-dev-data-TenantTable',
  bucketName: 'freehold-dev-data-files',
  stage: 'dev',
};

/** What stands in AWS for a tenant of the strategy, by the names that the product gives. */
function storesOf(isolation: IsolationStrategy) {
  const tenantId = newId('tnt');
  const home = { isolation, region: 'eu-central-1', tier: 'pro' };
  const { tableName, dedicated: own } = placementOf({ tenantId, ...home }, stores);
  return {
    userPool: `freehold-dev-${tenantId}`,
    table: own ? [tableName] : [],
    alias: own ? [own.keyAlias] : [],
    stack: own?.stackName === undefined ? [] : [own.stackName],
  };
}

describe('capacityOf', () => {
  it('takes the documented limits, and says so', () => {
    const limits = capacity().resources.map(({ resource, limit }) => [resource, limit]);
    expect(Object.fromEntries(limits)).toEqual({
      tables: 2_500,
      stacks: 2_000,
      keys: 100_000,
      userPools: 1_000,
      buckets: 10_000,
      roles: 1_000,
    });
    expect(new Set(capacity().resources.map(({ limitFrom }) => limitFrom))).toEqual(
      new Set(['documented-default']),
    );
  });

  it('prefers the limit that is applied to the account', () => {
    expect(useOf('tables', { tables: counted(10) }, { tables: 4_000 })).toMatchObject({
      limit: 4_000,
      limitFrom: 'service-quotas',
      free: 3_990,
    });
  });

  it('counts all, and of those the ones of the stage', () => {
    const tables = named('freehold-dev-data-X', 'freehold-prod-data-X', 'freehold-development-x');
    expect(useOf('tables', { tables })).toMatchObject({ used: 3, ofStage: 1 });
    const keys = { used: 3, names: ['alias/freehold-dev-tnt_1', 'alias/others'] };
    expect(useOf('keys', { keys })).toMatchObject({ used: 3, ofStage: 1 });
  });

  it('is never below nothing, where a limit was lowered', () => {
    expect(useOf('tables', { tables: counted(30) }, { tables: 20 })).toMatchObject({ free: 0 });
    expect(useOf('tables', { tables: counted(0) }, { tables: 0 })).toMatchObject({
      free: 0,
      isScarce: true,
    });
  });

  it('calls scarce what is used by more than 80 %', () => {
    expect(useOf('userPools', { userPools: counted(800) })?.isScarce).toBe(false);
    expect(useOf('userPools', { userPools: counted(801) })?.isScarce).toBe(true);
  });
});

describe('the capacity for more tenants', () => {
  it('is bound by user pools first, whatever the strategy', () => {
    for (const remaining of Object.values(capacity({ userPools: counted(400) }).remaining)) {
      expect(remaining).toEqual({ tenants: 600, boundBy: 'userPools' });
    }
  });

  it('is bound by what a tenant of the strategy takes, and by nothing else', () => {
    const limits = { userPools: 10_000, keys: 5_000, stacks: 1_500, roles: 0 };
    const { remaining } = capacity({}, limits);
    expect(remaining).toEqual({
      shared_schema: { tenants: 10_000, boundBy: 'userPools' },
      shared_database: { tenants: 10_000, boundBy: 'userPools' },
      separate_schema: { tenants: 2_500, boundBy: 'tables' },
      separate_database: { tenants: 1_499, boundBy: 'stacks' },
    });
  });

  it('away from the cell, is there for silos alone, and their pools do not count', () => {
    const { isCell, remaining } = capacity({ stacks: named(), userPools: counted(1_000) });
    expect(isCell).toBe(false);
    expect(remaining.shared_schema).toEqual({ tenants: 0, boundBy: null });
    expect(remaining.separate_schema).toEqual({ tenants: 0, boundBy: null });
    expect(remaining.separate_database).toEqual({ tenants: 2_000, boundBy: 'stacks' });
  });
});

describe('the tenants that are there', () => {
  const tenants = [
    storesOf('shared_schema'),
    storesOf('shared_database'),
    storesOf('separate_schema'),
    storesOf('separate_schema'),
    storesOf('separate_database'),
  ];
  const there = capacity({
    userPools: named(
      'freehold-dev-operators',
      'freehold-dev-rpl_01h455vb4pex5vsknk084sn02q',
      ...tenants.map(({ userPool }) => userPool),
    ),
    tables: named('freehold-dev-plan-pro', ...tenants.flatMap(({ table }) => table)),
    keys: named('alias/others', ...tenants.flatMap(({ alias }) => alias)),
    stacks: named('freehold-dev-data', ...tenants.flatMap(({ stack }) => stack)),
  });

  it('are told by the names of their stores', () => {
    expect(there.tenants).toEqual({
      withoutOwnTable: 2,
      separateSchema: 2,
      separateDatabase: 1,
      keys: 3,
      poolsMadeAhead: 1,
    });
  });

  it('cost a dollar a month for each key, whether they are used or not', () => {
    expect(there.idleUsdPerMonth).toEqual({ tenantKeys: 3, allKeys: 4 });
  });
});
