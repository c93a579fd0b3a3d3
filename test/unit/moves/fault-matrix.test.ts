import { describe, expect, it } from 'vitest';
import { placementSpecOf, type PlacementSpec } from '../../../core/tenancy/placement-spec.ts';
import type { IsolationStrategy } from '../../../core/tenancy/isolation-strategy.ts';
import { contentOf, PLACEMENTS, POOL, remains } from '../../support/moves/contents.ts';
import { drive } from '../../support/moves/drive.ts';
import { MoveWorld } from '../../support/moves/move-world.ts';
import { FAULTS, faultAt } from '../../support/provisioning/faults.ts';

const WAYS: readonly (readonly [PlacementSpec, IsolationStrategy])[] = [
  [POOL, 'separate_schema'],
  [PLACEMENTS.separate_database, 'separate_schema'],
  [PLACEMENTS.separate_schema, 'shared_database'],
];

/** With links of short life: each look for late uploads is more calls to fail at. */
function aWorld(from: PlacementSpec): MoveWorld {
  const world = new MoveWorld(from).fill(8, 3);
  world.linkSeconds = 1;
  return world;
}

describe.each(WAYS)('a move from $isolation to %s', (from, to) => {
  it.each(FAULTS)('is done once when a run of it %s, at whatever call', async (fault) => {
    let nth = 1;
    for (; ; nth += 1) {
      const world = aWorld(from);
      const before = contentOf(world, from);
      await world.startMove(to);
      const { around, wasMet } = faultAt(nth, fault);
      const { outcome } = await drive(world, { around });
      if (!wasMet()) break;

      expect(outcome).toBe('succeeded');
      expect(contentOf(world, world.move.to)).toEqual(before);
      expect(remains(world, from)).toEqual({ items: [], objects: [] });
      expect(placementSpecOf(world.current.tenant)).toEqual(world.move.to);
      expect(world.current.pool).toEqual({ placement: world.move.to, writes: 'open' });
      expect(world.current.tenant.moveId).toBeUndefined();
      expect(world.registry.events).toEqual(['tenant.move_started', 'tenant.moved']);
      expect(world.move).toMatchObject({ lease: undefined });
      expect(world.move.report.target).toEqual(world.move.report.source);
    }
    expect(nth).toBeGreaterThan(60);
  });

  it.each(FAULTS)(
    'leaves the tenant at one place and nothing at the other when it is given up after it %s',
    async (fault) => {
      const ends = new Set<string>();
      for (let nth = 1; ; nth += 1) {
        const world = aWorld(from);
        const before = contentOf(world, from);
        await world.startMove(to);
        const { around, wasMet } = faultAt(nth, fault);
        const { outcome } = await drive(world, { around, afterThrow: 'give-up' });
        if (!wasMet()) break;

        ends.add(outcome);
        const { from: old, to: placement } = world.move;
        const [lives, left] = outcome === 'succeeded' ? [placement, old] : [old, placement];
        expect(contentOf(world, lives)).toEqual(before);
        expect(remains(world, left)).toEqual({ items: [], objects: [] });
        expect(placementSpecOf(world.current.tenant)).toEqual(lives);
        expect(world.current.pool).toEqual({ placement: lives, writes: 'open' });
        expect(world.current.tenant.moveId).toBeUndefined();
        expect(world.registry.events.at(-1)).toBe(
          outcome === 'succeeded' ? 'tenant.moved' : 'tenant.move_failed',
        );
      }
      expect([...ends].sort()).toEqual(['failed', 'succeeded']);
    },
  );
});
