import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { CapacityHere } from '../../cli/capacity-view.ts';
import type { IsolationStrategy } from '../../core/tenancy/isolation-strategy.ts';
import { freeholdCommand } from '../support/freehold-command.ts';

const { parsed } = freeholdCommand();

const capacity = () => parsed<CapacityHere>(['capacity']);

const onboard = (isolation: IsolationStrategy) => {
  const slug = `room-${randomBytes(5).toString('hex')}`;
  const fields = ['--name', slug, '--admin-email', `ada@${slug}.example`];
  return parsed(['tenant', 'create', ...fields, '--isolation', isolation]);
};

const usedOf = ({ resources }: CapacityHere) =>
  Object.fromEntries(resources.map(({ resource, used }) => [resource, used]));

describe('what remains in the local cloud', () => {
  it('is that of a cell, by the limits that AWS documents', async () => {
    const { account, region, isCell, resources } = await capacity();
    expect({ account, region, isCell }).toEqual({
      account: '000000000000',
      region: 'us-east-1',
      isCell: true,
    });
    for (const { limitFrom, used } of resources) {
      expect(limitFrom).toBe('documented-default');
      expect(used).toBeGreaterThan(0);
    }
  });

  it('shrinks by what a tenant of each separate strategy takes', async () => {
    const before = await capacity();
    await onboard('separate_schema');
    await onboard('separate_database');
    const after = await capacity();

    const [old, now] = [usedOf(before), usedOf(after)];
    const taken = Object.keys(now).map((name) => [name, (now[name] ?? 0) - (old[name] ?? 0)]);
    expect(Object.fromEntries(taken)).toEqual({
      tables: 2,
      stacks: 1,
      keys: 2,
      userPools: 2,
      buckets: 1,
      roles: 0,
    });
    expect(after.tenants).toEqual({
      ...before.tenants,
      separateSchema: before.tenants.separateSchema + 1,
      separateDatabase: before.tenants.separateDatabase + 1,
      keys: before.tenants.keys + 2,
    });
    expect(after.remaining.shared_schema.tenants).toBe(before.remaining.shared_schema.tenants - 2);
  });
});
