import { describe, expect, it } from 'vitest';
import { homeOf, type Home } from '../../../core/tenancy/home.ts';
import type { IsolationStrategy } from '../../../core/tenancy/isolation-strategy.ts';
import { drive } from '../../support/moves/drive.ts';
import { MoveWorld } from '../../support/moves/move-world.ts';
import { FAULTS, faultAt } from '../../support/provisioning/faults.ts';

const region = 'eu-central-1';
const POOL: Home = { isolation: 'shared_schema', region };
const WAYS: readonly (readonly [Home, IsolationStrategy])[] = [
  [POOL, 'separate_schema'],
  [{ isolation: 'separate_database', region }, 'separate_schema'],
  [{ isolation: 'separate_schema', region }, 'shared_database'],
];

const valuesOf = (world: MoveWorld, home: Home) => ({
  items: [...world.table(home)]
    .filter(([id]) => id !== '\0STORAGE' && !id.includes('IDEMPOTENCY'))
    .map(([id, { value }]) => [id, value])
    .sort(),
  files: [...world.files(home)]
    .filter(([key]) => key.startsWith('files/'))
    .map(([key, { content }]) => [key, content])
    .sort(),
});

/** With links of short life: each look for late uploads is more calls to fail at. */
function aWorld(from: Home): MoveWorld {
  const world = new MoveWorld(from).fill(8, 3);
  world.linkSeconds = 1;
  return world;
}

function isEmpty(world: MoveWorld, home: Home): boolean {
  try {
    if (world.table(home).size > 0) return false;
  } catch {
    // The table is gone.
  }
  return world.files(home).size === 0;
}

describe.each(WAYS)('a move from $isolation to %s', (from, to) => {
  it.each(FAULTS)('is done once when a run of it %s, at whatever call', async (fault) => {
    let nth = 1;
    for (; ; nth += 1) {
      const world = aWorld(from);
      const before = valuesOf(world, from);
      await world.begun(to);
      const { around, wasMet } = faultAt(nth, fault);
      const { outcome } = await drive(world, { around });
      if (!wasMet()) break;

      expect(outcome).toBe('moved');
      expect(valuesOf(world, world.move.to)).toEqual(before);
      expect(isEmpty(world, from)).toBe(true);
      expect(homeOf(world.current.tenant)).toEqual(world.move.to);
      expect(world.current.pool).toEqual({ home: world.move.to, writes: 'open' });
      expect(world.current.tenant.moveId).toBeUndefined();
      expect(world.registry.events).toEqual(['tenant.move_started', 'tenant.moved']);
      expect(world.move).toMatchObject({ leaseUntil: undefined });
      expect(world.move.target).toEqual(world.move.source);
    }
    expect(nth).toBeGreaterThan(60);
  });

  it.each(FAULTS)(
    'leaves the tenant at one place and nothing at the other when it is given up after it %s',
    async (fault) => {
      const ends = new Set<string>();
      for (let nth = 1; ; nth += 1) {
        const world = aWorld(from);
        const before = valuesOf(world, from);
        await world.begun(to);
        const { around, wasMet } = faultAt(nth, fault);
        const { outcome } = await drive(world, { around, afterThrow: 'give-up' });
        if (!wasMet()) break;

        ends.add(outcome);
        const { from: old, to: home } = world.move;
        const [lives, left] = outcome === 'moved' ? [home, old] : [old, home];
        expect(valuesOf(world, lives)).toEqual(before);
        expect(isEmpty(world, left)).toBe(true);
        expect(homeOf(world.current.tenant)).toEqual(lives);
        expect(world.current.pool).toEqual({ home: lives, writes: 'open' });
        expect(world.current.tenant.moveId).toBeUndefined();
        expect(world.registry.events.at(-1)).toBe(
          outcome === 'moved' ? 'tenant.moved' : 'tenant.move_failed',
        );
      }
      expect([...ends].sort()).toEqual(['failed', 'moved']);
    },
  );
});
