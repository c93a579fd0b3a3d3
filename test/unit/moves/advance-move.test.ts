import { describe, expect, it } from 'vitest';
import { PAUSE_SETTLES_SECONDS, SWITCH_SETTLES_SECONDS } from '../../../core/moves/move-waits.ts';
import { ISOLATION_STRATEGIES } from '../../../core/tenancy/isolation-strategy.ts';
import type { Home } from '../../../core/tenancy/home.ts';
import { homeOf } from '../../../core/tenancy/home.ts';
import { BusyUsers } from '../../support/moves/busy-users.ts';
import { drive } from '../../support/moves/drive.ts';
import { LINK_SECONDS, MoveWorld } from '../../support/moves/move-world.ts';

const region = 'eu-central-1';
const HOMES: Readonly<Record<string, Home>> = {
  shared_schema: { isolation: 'shared_schema', region },
  shared_database: { isolation: 'shared_database', region, tier: 'basic' },
  separate_schema: { isolation: 'separate_schema', region },
  separate_database: { isolation: 'separate_database', region },
};
const POOL: Home = { isolation: 'shared_schema', region };
const PAIRS = ISOLATION_STRATEGIES.flatMap((from) =>
  ISOLATION_STRATEGIES.filter((to) => to !== from).map((to) => [from, to] as const),
);

const contentOf = (world: MoveWorld, home: Home) => {
  const now = world.time.getTime() / 1_000;
  return {
    items: [...world.table(home)]
      .filter(([id, { expiresAt = Infinity }]) => id !== '\0STORAGE' && expiresAt > now)
      .sort(),
    files: [...world.files(home)]
      .filter(([key]) => key.startsWith('files/'))
      .map(([key, { content }]) => [key, content])
      .sort(),
  };
};

/** What is left at a home that the tenant does not live at. */
const remains = (world: MoveWorld, home: Home) => ({
  items: ownTableIsGone(world, home) ? [] : [...world.table(home).keys()],
  objects: [...world.files(home).keys()],
});
function ownTableIsGone(world: MoveWorld, home: Home): boolean {
  try {
    world.table(home);
    return false;
  } catch {
    return true;
  }
}

describe('a move', () => {
  it.each(PAIRS)('from %s to %s takes all along and leaves nothing', async (from, to) => {
    const [old, home] = [HOMES[from] ?? POOL, HOMES[to] ?? POOL];
    const world = new MoveWorld(old).fill();
    const before = contentOf(world, old);
    const move = await world.begun(to);
    expect(move.to).toEqual(home);

    expect(await drive(world)).toEqual({ outcome: 'moved', threw: 0 });
    expect(contentOf(world, home)).toEqual(before);
    expect(homeOf(world.current.tenant)).toEqual(home);
    expect(world.current.pool).toEqual({ home, writes: 'open' });
    expect(world.current.tenant.moveId).toBeUndefined();
    const left = remains(world, old);
    expect(left.items).toEqual([]);
    const isSamePrefix = [from, to].every((one) => one.startsWith('shared'));
    if (!isSamePrefix) expect(left.objects).toEqual([]);
    expect([...world.files(home).keys()].filter((key) => key.startsWith('.moving'))).toEqual([]);
    expect(world.registry.events).toEqual(['tenant.move_started', 'tenant.moved']);
  });

  it('accounts for every item and object, by count and by hash of both places', async () => {
    const world = new MoveWorld(POOL).fill(60, 12);
    await world.begun('separate_schema');
    await drive(world);

    const { source, target, copied, caughtUp, lateUploads, deleted } = world.move;
    // 60 records, 2 markers, the cache's item and the claim that has not expired.
    expect(source).toMatchObject({ items: 64, objects: 12, partitions: 3 });
    expect(source.itemsSha256).toMatch(/^[0-9a-f]{64}$/);
    expect(source.objectsSha256).toMatch(/^[0-9a-f]{64}$/);
    expect(target).toEqual(source);
    // The cache's item was made by the preparation already.
    expect(copied).toEqual({ itemsPut: 63, itemsDeleted: 0, objectsCopied: 12, objectsDeleted: 0 });
    expect(caughtUp).toEqual({ itemsPut: 0, itemsDeleted: 0, objectsCopied: 0, objectsDeleted: 0 });
    expect(lateUploads).toBe(0);
    // And what the place had of its own, and the claim that has expired.
    expect(deleted).toEqual({ items: 66, objects: 13 });
  });

  it('has the same hashes whether it is done in one piece or in many', async () => {
    const hashes = [];
    for (const partsAtOnce of [1_000, 1]) {
      const world = new MoveWorld(POOL).fill(60, 12);
      world.partsAtOnce = partsAtOnce;
      await world.begun('shared_database');
      await drive(world);
      hashes.push(world.move.target.itemsSha256, world.move.source.itemsSha256);
    }
    expect(new Set(hashes).size).toBe(1);
  });

  it.each(PAIRS)('from %s to %s loses and doubles nothing of busy users', async (from, to) => {
    for (const seed of [1, 2, 3]) {
      const world = new MoveWorld(HOMES[from] ?? POOL).fill();
      const users = new BusyUsers(world, seed);
      world.onSecond = users.act;
      world.pass(30);
      await world.begun(to);
      world.partsAtOnce = 1 + seed;
      expect((await drive(world)).outcome).toBe('moved');

      const { home } = world.current.pool;
      const records = contentOf(world, home).items.filter(([id]) => id.includes('\0rec_'));
      expect(records.map(([id, { value }]) => [id, value])).toEqual([...users.records].sort());
      expect(contentOf(world, home).files).toEqual([...users.files].sort());
      expect(users.refused).toBeGreaterThan(0);
      expect(remains(world, world.move.from).items).toEqual([]);
    }
  });

  it('keeps a tenant read-only from the pause until all are led to the new place', async () => {
    const world = new MoveWorld(POOL).fill();
    await world.begun('separate_schema');
    await drive(world);
    const { pausedAt, openedAt, reached, keepOldUntil } = world.move;
    const secondsOf = (start?: Date, end?: Date) =>
      ((end?.getTime() ?? 0) - (start?.getTime() ?? 0)) / 1_000;
    expect(secondsOf(pausedAt, openedAt)).toBe(PAUSE_SETTLES_SECONDS + SWITCH_SETTLES_SECONDS);
    expect(secondsOf(reached.resuming, keepOldUntil)).toBeGreaterThan(LINK_SECONDS);
    expect(secondsOf(keepOldUntil, reached['deleting-old'])).toBeGreaterThanOrEqual(0);
  });

  it('brings over what was uploaded by a link from before the switch, as its last version', async () => {
    const world = new MoveWorld(POOL).fill();
    await world.begun('separate_schema');
    await drive(world, { until: ({ move }) => move.phase === 'draining' });
    world.objects.put(world.scope(POOL), 'files/new', 'late');
    world.objects.put(world.scope(POOL), 'files/f1', 'overwritten late');
    world.objects.put(world.scope(POOL), 'files/f2', 'overwritten at the old place');
    world.pass(1);
    world.objects.put(world.scope(world.move.to), 'files/f2', 'overwritten since at the new place');
    world.objects.prefixOf(world.scope(world.move.to)).delete('files/f3');
    await drive(world);

    const files = new Map(contentOf(world, world.move.to).files as [string, string][]);
    expect(files.get('files/new')).toBe('late');
    expect(files.get('files/f1')).toBe('overwritten late');
    expect(files.get('files/f2')).toBe('overwritten since at the new place');
    expect(files.has('files/f3')).toBe(false);
    expect(world.move.lateUploads).toBe(2);
  });
});

describe('a move that cannot succeed', () => {
  const expectWhereItWas = (world: MoveWorld, before: ReturnType<typeof contentOf>) => {
    expect(contentOf(world, POOL)).toEqual(before);
    expect(homeOf(world.current.tenant)).toEqual(POOL);
    expect(world.current.pool).toEqual({ home: POOL, writes: 'open' });
    expect(world.current.tenant.moveId).toBeUndefined();
    expect(remains(world, world.move.to)).toEqual({ items: [], objects: [] });
    expect(world.registry.events).toEqual(['tenant.move_started', 'tenant.move_failed']);
    expect(world.move.phase).toBe('failed');
  };

  it.each([
    ['is missing at', (world: MoveWorld) => void world.table(world.move.to).delete('notes\0rec_1')],
    [
      'differs at',
      (world: MoveWorld) => void world.table(world.move.to).set('notes\0rec_1', { value: 'x' }),
    ],
    [
      'is only at',
      (world: MoveWorld) => void world.table(world.move.to).set('notes\0rec_x', { value: 'x' }),
    ],
  ])('because an item %s the new place leaves the tenant where it was', async (what, tamper) => {
    const world = new MoveWorld(POOL).fill();
    const before = contentOf(world, POOL);
    await world.begun('separate_schema');
    await drive(world, { until: ({ move }) => move.phase === 'verifying' });
    tamper(world);
    expect((await drive(world)).outcome).toBe('failed');
    expectWhereItWas(world, before);
    expect(world.move.failure).toEqual({
      phase: 'verifying',
      reason: `An item of “notes” ${what} the new place.`,
    });
  });

  it.each([
    [
      'changed at the new place',
      (world: MoveWorld) => void world.objects.put(world.scope(world.move.to), 'files/f1', 'x'),
    ],
    [
      'changed at the old place',
      (world: MoveWorld) => void world.objects.put(world.scope(POOL), 'files/f1', 'file 1'),
    ],
    [
      'is gone at the new place',
      (world: MoveWorld) => void world.files(world.move.to).delete('files/f1'),
    ],
    [
      'is at the new place alone',
      (world: MoveWorld) => void world.objects.put(world.scope(world.move.to), 'files/x', 'x'),
    ],
  ])('because an object %s leaves the tenant where it was', async (_what, tamper) => {
    const world = new MoveWorld(POOL).fill();
    const before = contentOf(world, POOL);
    await world.begun('separate_schema');
    await drive(world, { until: ({ move }) => move.phase === 'verifying' });
    tamper(world);
    expect((await drive(world)).outcome).toBe('failed');
    expectWhereItWas(world, before);
    expect(world.move.failure?.phase).toBe('verifying');
  });

  it('because its stores are refused says why', async () => {
    const world = new MoveWorld(POOL).fill();
    const before = contentOf(world, POOL);
    world.ownStores.refusal = { kind: 'StoresRefused', reason: 'The account has no table left.' };
    await world.begun('separate_database');
    expect((await drive(world)).outcome).toBe('failed');
    expectWhereItWas(world, before);
    expect(world.move.failure?.reason).toBe('The account has no table left.');
  });

  it('because its stores are never ready is given up after an hour', async () => {
    const world = new MoveWorld(POOL).fill();
    const before = contentOf(world, POOL);
    world.ownStores.isSlow = true;
    await world.begun('separate_schema');
    expect((await drive(world)).outcome).toBe('failed');
    expectWhereItWas(world, before);
    expect(world.move.failure?.phase).toBe('making-stores');
  });

  it('ends before the tenant is read-only for longer than it may be', async () => {
    const world = new MoveWorld(POOL).fill();
    const before = contentOf(world, POOL);
    await world.begun('separate_schema');
    await drive(world, { until: ({ move }) => move.phase === 'catching-up' });
    world.pass(901);
    expect((await drive(world)).outcome).toBe('failed');
    expectWhereItWas(world, before);
  });

  it('never touches a place that both homes share', async () => {
    const world = new MoveWorld(POOL).fill();
    const before = contentOf(world, POOL);
    await world.begun('shared_database');
    await drive(world, { until: ({ move }) => move.phase === 'verifying' });
    world.table(world.move.to).delete('notes\0rec_1');
    expect((await drive(world)).outcome).toBe('failed');
    expect(contentOf(world, POOL)).toEqual(before);
    expect(remains(world, world.move.to).items).toEqual([]);
  });
});
