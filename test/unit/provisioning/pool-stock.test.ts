import { describe, expect, it, vi } from 'vitest';
import { FAULTS, faultAt } from '../../support/provisioning/faults.ts';
import { ProvisioningWorld } from '../../support/provisioning/provisioning-world.ts';
import { stockOne } from '../../support/provisioning/stock-one.ts';

const STEP = 'create-identity';

async function stocked(pools = 1) {
  const world = new ProvisioningWorld();
  const made: string[] = [];
  for (let count = 0; count < pools; count += 1) made.push(await stockOne(world));
  return { world, made };
}

async function until(attempt: () => Promise<{ outcome: string }>, world: ProvisioningWorld) {
  for (let tries = 0; tries < 5; tries += 1) {
    world.pass(45);
    const { outcome } = await attempt().catch(() => ({ outcome: 'threw' }));
    if (outcome !== 'threw') return outcome;
  }
  return 'never';
}

describe('createIdentity with a stock', () => {
  it('takes a ready pool: what is left to make is the owner alone', async () => {
    const { world, made } = await stocked();
    const calls = (['create', 'createClient', 'ensureClient', 'configure', 'listOf'] as const).map(
      (name) => vi.spyOn(world.pools, name),
    );
    expect(await world.run(STEP)).toEqual({ outcome: 'done' });
    for (const call of calls) expect(call).not.toHaveBeenCalled();
    const [userPoolId = ''] = made;
    expect(world.registrations.get(userPoolId)).toMatchObject({
      tenantId: world.tenant.id,
      clientId: `client-of-${userPoolId}`,
      state: 'provisioning',
    });
    expect(world.stock.claims.get(world.tenant.id)).toMatchObject({ userPoolId });
  });

  it('makes a pool where the stock is empty, or is of other settings', async () => {
    const { world, made } = await stocked();
    const [ready] = await world.stock.listReady();
    if (ready) world.stock.ready.set(ready.id, { ...ready, version: 'of-last-year' });
    expect(await world.run(STEP)).toEqual({ outcome: 'done' });
    expect(world.registrations.has(made[0] ?? '')).toBe(false);
    expect(world.effects).toMatchObject({ pools: 2, claims: 0, registrations: 1 });
  });

  it.each(FAULTS)('takes one pool when a run %s, at whatever call', async (fault) => {
    for (let nth = 1; ; nth += 1) {
      const { world } = await stocked(2);
      const { around, wasMet } = faultAt(nth, fault);
      await world.run(STEP, around).catch(() => undefined);
      if (!wasMet()) break;
      expect(await until(() => world.run(STEP), world)).toBe('done');
      expect(world.effects).toMatchObject({ pools: 2, claims: 1, registrations: 1, members: 1 });
      expect(world.stock.ready.size).toBe(1);
    }
  });

  it.each(FAULTS)(
    'is undone, and the pool deleted, when a run %s, at whatever call',
    async (fault) => {
      for (let nth = 1; ; nth += 1) {
        const { world } = await stocked(2);
        const { around, wasMet } = faultAt(nth, fault);
        await world.run(STEP, around).catch(() => undefined);
        if (!wasMet()) break;
        expect(await until(() => world.undo(STEP), world)).toBe('undone');
        expect(world.effects).toMatchObject({ claims: 0, registrations: 0, members: 0 });
        // Those that are still ready, and no other.
        expect(world.pools.pools.size).toBe(world.stock.ready.size);
      }
    },
  );

  it.each(FAULTS)('is undone when its undo %s, at whatever call', async (fault) => {
    for (let nth = 1; ; nth += 1) {
      const { world } = await stocked(2);
      await world.run(STEP);
      const { around, wasMet } = faultAt(nth, fault);
      await world.undo(STEP, around).catch(() => undefined);
      if (!wasMet()) break;
      expect(await until(() => world.undo(STEP), world)).toBe('undone');
      expect(world.effects).toMatchObject({ pools: 1, claims: 0, registrations: 0 });
    }
  });

  it('takes another pool at the next attempt', async () => {
    const { world, made } = await stocked(2);
    await world.run(STEP);
    await world.undo(STEP);
    world.tenant = { ...world.current, attempt: 2 };
    world.registry.tenants.set(world.tenant.id, world.tenant);
    expect(await world.run(STEP)).toEqual({ outcome: 'done' });
    expect([...world.pools.pools.keys()]).toEqual([made[1]]);
  });
});
