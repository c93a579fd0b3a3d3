import { describe, expect, it } from 'vitest';
import { placementSpecOf } from '../../../core/tenancy/placement-spec.ts';
import { contentOf, POOL, remains } from '../../support/moves/contents.ts';
import { drive } from '../../support/moves/drive.ts';
import { MoveWorld } from '../../support/moves/move-world.ts';

describe('a move that cannot succeed', () => {
  const expectWhereItWas = (world: MoveWorld, before: ReturnType<typeof contentOf>) => {
    expect(contentOf(world, POOL)).toEqual(before);
    expect(placementSpecOf(world.current.tenant)).toEqual(POOL);
    expect(world.current.pool).toEqual({ placement: POOL, writes: 'open' });
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
    await world.startMove('separate_schema');
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
    await world.startMove('separate_schema');
    await drive(world, { until: ({ move }) => move.phase === 'verifying' });
    tamper(world);
    expect((await drive(world)).outcome).toBe('failed');
    expectWhereItWas(world, before);
    expect(world.move.failure?.phase).toBe('verifying');
  });

  it('because its stores are refused says why', async () => {
    const world = new MoveWorld(POOL).fill();
    const before = contentOf(world, POOL);
    world.dedicatedResources.refusal = {
      kind: 'ResourcesRefused',
      reason: 'The account has no table left.',
    };
    await world.startMove('separate_database');
    expect((await drive(world)).outcome).toBe('failed');
    expectWhereItWas(world, before);
    expect(world.move.failure?.reason).toBe('The account has no table left.');
  });

  it('because its stores are never ready is given up after an hour', async () => {
    const world = new MoveWorld(POOL).fill();
    const before = contentOf(world, POOL);
    world.dedicatedResources.isSlow = true;
    await world.startMove('separate_schema');
    expect((await drive(world)).outcome).toBe('failed');
    expectWhereItWas(world, before);
    expect(world.move.failure?.phase).toBe('making-stores');
  });

  it('ends before the tenant is read-only for longer than it may be', async () => {
    const world = new MoveWorld(POOL).fill();
    const before = contentOf(world, POOL);
    await world.startMove('separate_schema');
    await drive(world, { until: ({ move }) => move.phase === 'catching-up' });
    world.pass(901);
    expect((await drive(world)).outcome).toBe('failed');
    expectWhereItWas(world, before);
  });

  it('never touches a place that both placements share', async () => {
    const world = new MoveWorld(POOL).fill();
    const before = contentOf(world, POOL);
    await world.startMove('shared_database');
    await drive(world, { until: ({ move }) => move.phase === 'verifying' });
    world.table(world.move.to).delete('notes\0rec_1');
    expect((await drive(world)).outcome).toBe('failed');
    expect(contentOf(world, POOL)).toEqual(before);
    expect(remains(world, world.move.to).items).toEqual([]);
  });
});
