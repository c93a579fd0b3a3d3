import { describe, expect, it } from 'vitest';
import { ISOLATION_STRATEGIES } from '../../../core/tenancy/isolation-strategy.ts';
import { placementSpecOf } from '../../../core/tenancy/placement-spec.ts';
import { BusyUsers } from '../../support/moves/busy-users.ts';
import { contentOf, PLACEMENTS, POOL, remains } from '../../support/moves/contents.ts';
import { drive } from '../../support/moves/drive.ts';
import { LINK_SECONDS, MoveWorld } from '../../support/moves/move-world.ts';

const PAIRS = ISOLATION_STRATEGIES.flatMap((from) =>
  ISOLATION_STRATEGIES.filter((to) => to !== from).map((to) => [from, to] as const),
);

describe('a move', () => {
  it.each(PAIRS)('from %s to %s takes all along and leaves nothing', async (from, to) => {
    const [old, placement] = [PLACEMENTS[from], PLACEMENTS[to]];
    const world = new MoveWorld(old).fill();
    const before = contentOf(world, old);
    const move = await world.startMove(to);
    expect(move.to).toEqual(placement);

    expect(await drive(world)).toEqual({ outcome: 'succeeded', threw: 0 });
    expect(contentOf(world, placement)).toEqual(before);
    expect(placementSpecOf(world.current.tenant)).toEqual(placement);
    expect(world.current.pool).toEqual({ placement, writes: 'open' });
    expect(world.current.tenant.moveId).toBeUndefined();
    const left = remains(world, old);
    expect(left.items).toEqual([]);
    const isSamePrefix = [from, to].every((one) => one.startsWith('shared'));
    if (!isSamePrefix) expect(left.objects).toEqual([]);
    expect([...world.files(placement).keys()].filter((key) => key.startsWith('.moving'))).toEqual(
      [],
    );
    expect(world.registry.events).toEqual(['tenant.move_started', 'tenant.moved']);
  });

  it('accounts for every item and object, by count and by hash of both places', async () => {
    const world = new MoveWorld(POOL).fill(60, 12);
    await world.startMove('separate_schema');
    await drive(world);

    const { source, target, copied, caughtUp, lateUploads, deleted } = world.move.report;
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
      await world.startMove('shared_database');
      await drive(world);
      hashes.push(world.move.report.target.itemsSha256, world.move.report.source.itemsSha256);
    }
    expect(new Set(hashes).size).toBe(1);
  });

  it.each(PAIRS)('from %s to %s loses and doubles nothing of busy users', async (from, to) => {
    for (const seed of [1, 2, 3]) {
      const world = new MoveWorld(PLACEMENTS[from]).fill();
      const users = new BusyUsers(world, seed);
      world.onSecond = users.act;
      world.pass(30);
      await world.startMove(to);
      world.partsAtOnce = 1 + seed;
      expect((await drive(world)).outcome).toBe('succeeded');

      const { placement } = world.current.pool;
      const records = contentOf(world, placement).items.filter(([id]) => id.includes('\0rec_'));
      expect(records).toEqual([...users.records].sort());
      expect(contentOf(world, placement).files).toEqual([...users.files].sort());
      expect(users.refused).toBeGreaterThan(0);
      expect(remains(world, world.move.from).items).toEqual([]);
    }
  });

  it('keeps a tenant read-only from the pause until all are led to the new place', async () => {
    const world = new MoveWorld(POOL).fill();
    await world.startMove('separate_schema');
    await drive(world);
    const { pausedAt, openedAt, reached, keepOldUntil } = world.move;
    const secondsOf = (start?: Date, end?: Date) =>
      ((end?.getTime() ?? 0) - (start?.getTime() ?? 0)) / 1_000;
    const least = world.waits.pauseSeconds + world.waits.switchSeconds;
    expect(least).toBe(35);
    expect(secondsOf(pausedAt, openedAt)).toBeGreaterThanOrEqual(least);
    expect(secondsOf(pausedAt, openedAt)).toBeLessThan(least + 10);
    expect(secondsOf(reached.resuming, keepOldUntil)).toBeGreaterThan(LINK_SECONDS);
    expect(secondsOf(keepOldUntil, reached['deleting-old'])).toBeGreaterThanOrEqual(0);
  });

  it('brings over what was uploaded by a link from before the switch, as its last version', async () => {
    const world = new MoveWorld(POOL).fill();
    await world.startMove('separate_schema');
    await drive(world, { until: ({ move }) => move.phase === 'draining' });
    world.objects.put(world.scope(POOL), 'files/new', 'late');
    world.objects.put(world.scope(POOL), 'files/f1', 'overwritten late');
    world.objects.put(world.scope(POOL), 'files/f2', 'overwritten at the old place');
    world.pass(1);
    world.objects.put(world.scope(world.move.to), 'files/f2', 'overwritten since at the new place');
    world.objects.prefixOf(world.scope(world.move.to)).delete('files/f3');
    await drive(world);

    const files = new Map(contentOf(world, world.move.to).files);
    expect(files.get('files/new')).toBe('late');
    expect(files.get('files/f1')).toBe('overwritten late');
    expect(files.get('files/f2')).toBe('overwritten since at the new place');
    expect(files.has('files/f3')).toBe(false);
    expect(world.move.report.lateUploads).toBe(2);
  });

  it('brings over an upload that a link let in and that ends long after the link', async () => {
    const world = new MoveWorld(POOL).fill();
    world.longestUploadSeconds = 600;
    await world.startMove('separate_schema');
    await drive(world, { until: ({ move }) => move.phase === 'draining' });
    const ends = world.time.getTime() + (LINK_SECONDS + 595) * 1_000;
    const until = ({ time, move }: MoveWorld) =>
      time.getTime() >= ends || move.phase !== 'draining';
    await drive(world, { until });
    world.objects.put(world.scope(POOL), 'files/slow', 'late');
    expect((await drive(world)).outcome).toBe('succeeded');
    expect(new Map(contentOf(world, world.move.to).files).get('files/slow')).toBe('late');
  });

  it('takes an upload under the pause for a late one, not for a difference', async () => {
    const world = new MoveWorld(POOL).fill();
    await world.startMove('separate_schema');
    await drive(world, { until: ({ move }) => move.phase === 'verifying' });
    world.objects.put(world.scope(POOL), 'files/new', 'late');
    world.objects.put(world.scope(POOL), 'files/f1', 'overwritten late');
    expect((await drive(world)).outcome).toBe('succeeded');
    const files = new Map(contentOf(world, world.move.to).files);
    expect(files.get('files/new')).toBe('late');
    expect(files.get('files/f1')).toBe('overwritten late');
    // Each once: of the twelve one was compared no more, and came late.
    expect(world.move.report).toMatchObject({ lateUploads: 2, source: { objects: 11 } });
    expect(world.move.report.target).toEqual(world.move.report.source);
  });
});
