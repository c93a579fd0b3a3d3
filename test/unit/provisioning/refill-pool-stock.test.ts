import { describe, expect, it } from 'vitest';
import type {
  ClaimedPool,
  ReadyPoolId,
  ReadyPools,
} from '../../../core/provisioning/pool-stock.ts';
import { refillPoolStock, type RefillPorts } from '../../../core/provisioning/refill-pool-stock.ts';
import { newId } from '../../../kit/id.ts';
import { fail, ok } from '../../../kit/result.ts';
import { FakePoolStock } from '../../fakes/fake-pool-stock.ts';

/** An account that holds so many pools; a name may stand twice. */
class Account implements ReadyPools {
  version = 'v1';
  limit = 1_000;
  isDown = false;
  readonly pools = new Map<string, ReadyPoolId>();
  readonly tags = new Map<string, string>();
  #made = 0;

  async make(id: ReadyPoolId) {
    if (this.pools.size >= this.limit) return fail({ kind: 'PoolLimitReached' } as const);
    this.#made += 1;
    const userPoolId = `p_${this.#made}`;
    this.pools.set(userPoolId, id);
    if (this.isDown) throw new Error('The answer was lost.');
    return ok({
      id,
      userPoolId,
      arn: userPoolId,
      clientId: 'c',
      jwks: '{}',
      version: this.version,
    });
  }

  async find(ids: readonly ReadyPoolId[]) {
    const of = (id: ReadyPoolId) =>
      [...this.pools].filter(([, name]) => name === id).map(([userPoolId]) => userPoolId);
    return new Map(ids.map((id) => [id, of(id)]));
  }

  async remove(userPoolId: string) {
    this.pools.delete(userPoolId);
  }

  async tag({ arn, tenantId }: ClaimedPool) {
    this.tags.set(arn, tenantId);
  }
}

class World {
  time = new Date('2026-11-28T12:00:00Z');
  readonly account = new Account();
  readonly stock = new FakePoolStock();
  readonly errors: unknown[] = [];
  settings = { size: 12, maxAgeDays: 14 };
  /** How many pools stood in the account whenever a second had passed. */
  readonly eachSecond: number[] = [];

  refill(change: Partial<RefillPorts> = {}, seconds = 40) {
    const ports = {
      stock: this.stock,
      pools: this.account,
      settings: this.settings,
      now: () => this.time,
      pause: async (milliseconds: number) => {
        this.eachSecond.push(this.account.pools.size);
        this.pass(milliseconds / 1_000);
      },
      onError: (_: object, error: unknown) => void this.errors.push(error),
      ...change,
    };
    return refillPoolStock(ports, new Date(this.time.getTime() + seconds * 1_000));
  }

  pass(seconds: number) {
    this.time = new Date(this.time.getTime() + seconds * 1_000);
  }
}

describe('refillPoolStock', () => {
  it('fills the stock to its size, five pools a second, and then makes none', async () => {
    const world = new World();
    expect(await world.refill()).toMatchObject({ ready: 12, made: 12, error: 0 });
    expect(world.eachSecond).toEqual([5, 10]);
    expect(world.stock.ready.size).toBe(12);
    expect(await world.refill()).toMatchObject({ ready: 12, made: 0 });
    expect(world.account.pools.size).toBe(12);
  });

  it('ends with its time, and the next run goes on', async () => {
    const world = new World();
    expect(await world.refill({}, 1)).toMatchObject({ made: 5 });
    expect(await world.refill()).toMatchObject({ made: 7 });
  });

  it('replaces what tenants took, and tags it with their names', async () => {
    const world = new World();
    await world.refill();
    const tenantId = newId('tnt');
    const claimed = await world.stock.claim(tenantId, 'v1');
    expect(await world.refill()).toMatchObject({ made: 1, tagged: 1 });
    expect(world.account.tags.get(claimed?.arn ?? '')).toBe(tenantId);
    expect(await world.refill()).toMatchObject({ made: 0, tagged: 0 });
  });

  it('replaces pools that grew old, and never one that a tenant took', async () => {
    const world = new World();
    await world.refill();
    const claimed = await world.stock.claim(newId('tnt'), 'v1');
    world.pass(15 * 86_400);
    expect(await world.refill()).toMatchObject({ retired: 11, made: 12 });
    expect(world.account.pools.has(claimed?.userPoolId ?? '')).toBe(true);
    expect(world.account.pools.size).toBe(13);
    expect(world.stock.unfinished.size).toBe(0);
  });

  it('replaces pools of other settings', async () => {
    const world = new World();
    await world.refill();
    world.account.version = 'v2';
    expect(await world.refill()).toMatchObject({ retired: 12, made: 12 });
    expect(new Set([...world.stock.ready.values()].map(({ version }) => version))).toEqual(
      new Set(['v2']),
    );
  });

  it('deletes, later, what a run left whose answer was lost', async () => {
    const world = new World();
    world.account.isDown = true;
    expect(await world.refill()).toMatchObject({ made: 0, error: 5 });
    expect(world.account.pools.size).toBe(5);
    world.account.isDown = false;

    // Another run may still be at them.
    expect(await world.refill()).toMatchObject({ retired: 0, made: 12 });
    world.pass(301);
    expect(await world.refill()).toMatchObject({ retired: 5, made: 0 });
    expect(world.account.pools.size).toBe(12);
    expect(world.stock.unfinished.size).toBe(0);
  });

  it('deletes a pool that a run took out of the stock and died', async () => {
    const world = new World();
    await world.refill();
    const [ready] = await world.stock.listReady();
    if (ready) await world.stock.retire(ready, world.time);
    world.pass(301);
    expect(await world.refill()).toMatchObject({ retired: 1, made: 1 });
    expect(world.account.pools.size).toBe(12);
  });

  it('tells that the account is full, and leaves nothing unfinished', async () => {
    const world = new World();
    world.account.limit = 7;
    expect(await world.refill()).toMatchObject({ ready: 7, error: 3 });
    expect(world.errors.map(String)).toContain(
      'PoolLimitError: The account can hold no more user pools.',
    );
    expect(world.stock.unfinished.size).toBe(0);
  });

  it('makes none of a size of 0, and deletes what stood ready', async () => {
    const world = new World();
    await world.refill();
    world.settings = { size: 0, maxAgeDays: 14 };
    expect(await world.refill()).toMatchObject({ made: 0 });
    expect(world.account.pools.size).toBe(0);
  });
});
