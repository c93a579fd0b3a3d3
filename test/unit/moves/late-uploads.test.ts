import { describe, expect, it } from 'vitest';
import { contentOf, POOL } from '../../support/moves/contents.ts';
import { drive } from '../../support/moves/drive.ts';
import { MoveWorld } from '../../support/moves/move-world.ts';

/** A move whose writes are paused still, or open again. */
async function aMove(until: 'resuming' | 'draining') {
  const world = new MoveWorld(POOL).fill();
  await world.startMove('separate_schema');
  await drive(world, { until: ({ move }) => move.phase === until });
  const [old, placement] = [world.scope(POOL), world.scope(world.move.to)];
  return { world, old, placement };
}

const filesOf = (world: MoveWorld) => new Map(contentOf(world, world.move.to).files);

describe('a late upload', () => {
  it.each([1, 1_000])('under the pause is there before writes are open', async (partsAtOnce) => {
    const { world, old } = await aMove('resuming');
    world.partsAtOnce = partsAtOnce;
    world.objects.put(old, 'files/new', 'late');
    await drive(world, { until: ({ current }) => current.pool.writes === 'open' });
    expect(filesOf(world).get('files/new')).toBe('late');
    expect(world.move).toMatchObject({ phase: 'draining', report: { lateUploads: 1 } });
  });

  it('that its user deleted stays deleted', async () => {
    const { world, old } = await aMove('resuming');
    world.objects.put(old, 'files/new', 'late');
    await drive(world, { until: ({ current }) => current.pool.writes === 'open' });
    world.files(world.move.to).delete('files/new');
    await drive(world);
    expect(filesOf(world).has('files/new')).toBe(false);
  });

  it('arrives in its last version after a crash behind the copy of the one before', async () => {
    const { world, old, placement } = await aMove('draining');
    world.objects.put(old, 'files/f1', 'v2');
    const read = world.objects.prefixOf(old).get('files/f1');
    world.objects.put(old, 'files/f1', 'v3');
    const last = world.objects.prefixOf(old).get('files/f1');
    world.pass(1);
    // Read before v3 came, written after, and never recorded.
    if (read) world.objects.prefixOf(old).set('files/f1', read);
    await world.objects.copy({ from: old, to: placement, key: 'files/f1' });
    if (last) world.objects.prefixOf(old).set('files/f1', last);
    await drive(world);
    expect(filesOf(world).get('files/f1')).toBe('v3');
  });

  it('takes nothing back that its user uploaded at the new place since', async () => {
    const { world, old, placement } = await aMove('draining');
    world.objects.put(old, 'files/f1', 'v2');
    await world.objects.copy({ from: old, to: placement, key: 'files/f1' });
    world.pass(1);
    world.objects.put(placement, 'files/f1', 'v3 at the new place');
    await drive(world);
    expect(filesOf(world).get('files/f1')).toBe('v3 at the new place');
  });
});

describe('an item that expires under the comparison', () => {
  it.each(['old', 'new'])(
    'and is deleted at the %s place first is no difference',
    async (place) => {
      const world = new MoveWorld(POOL).fill();
      const expiresAt = world.time.getTime() / 1_000 + 3_600;
      world.table(POOL).set('notes\0IDEMPOTENCY#brief', { value: 'claim', expiresAt });
      await world.startMove('separate_schema');
      await drive(world, { until: ({ move }) => move.phase === 'verifying' });
      const ids = [...world.table(POOL).keys()];
      const placement = place === 'old' ? POOL : world.move.to;
      for (const at of [POOL, world.move.to]) {
        const soon = world.move.reached.verifying;
        const past = (soon?.getTime() ?? 0) / 1_000 + 1;
        world.table(at).set('notes\0IDEMPOTENCY#brief', { value: 'claim', expiresAt: past });
      }
      world.pass(1);
      world.table(placement).delete('notes\0IDEMPOTENCY#brief');
      expect(ids).toContain('notes\0IDEMPOTENCY#brief');
      expect((await drive(world)).outcome).toBe('succeeded');
      expect(world.move.report.target).toEqual(world.move.report.source);
    },
  );
});

describe('an object that no pass copied', () => {
  it('though it lay there long before ends the move', async () => {
    const world = new MoveWorld(POOL).fill();
    await world.startMove('separate_schema');
    await drive(world, { until: ({ move }) => move.phase === 'verifying' });
    const modifiedAt = new Date(world.time.getTime() - 7 * 86_400_000);
    const missed = { content: 'missed', tag: 'tag-missed', modifiedAt };
    world.objects.prefixOf(world.scope(POOL)).set('files/missed', missed);
    expect((await drive(world)).outcome).toBe('failed');
    expect(world.move.failure?.reason).toBe('An object of before the move was not copied.');
  });
});

describe('the comparison of objects', () => {
  it('counts what the places list', async () => {
    const world = new MoveWorld(POOL).fill();
    await world.startMove('separate_schema');
    await drive(world, { until: ({ move }) => move.phase === 'verifying' });
    const files = world.objects.prefixOf(world.scope(world.move.to));
    const copy = files.get('files/f1');
    if (copy) files.set('files/f1', { ...copy, content: 'longer than what was copied' });
    expect((await drive(world)).outcome).toBe('failed');
    expect(world.move.failure?.reason).toBe('An object changed at the new place.');
  });
});
