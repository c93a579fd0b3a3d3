import { describe, expect, it } from 'vitest';
import { clearItems } from '../../../core/moves/clear-placement.ts';
import type { ItemChanges } from '../../../core/moves/placement-items.ts';
import { syncItems } from '../../../core/moves/sync-items.ts';
import { PLACEMENTS, POOL } from '../../support/moves/contents.ts';
import { MoveWorld } from '../../support/moves/move-world.ts';

const RECORD_BYTES = 350 * 1024;
const MOST_BYTES = 1024 ** 2 + RECORD_BYTES;

/** A tenant's records, and the parts that are written of them. */
function aWorld(records: number, bytes: number) {
  const world = new MoveWorld(POOL);
  const [from, to] = [world.scope(POOL), world.scope(PLACEMENTS.shared_database)];
  world.table(POOL).set('\0C#notes', { value: 'marker' });
  for (let n = 0; n < records; n += 1) {
    world.table(POOL).set(`notes\0rec_${n}`, { value: 'x'.repeat(bytes) });
  }
  const parts: ItemChanges[] = [];
  const write = world.items.write.bind(world.items);
  world.items.write = (scope, partition, changes) => {
    parts.push({ puts: [...changes.puts], deletes: [...changes.deletes] });
    return write(scope, partition, changes);
  };
  const sync = () => allOf(syncItems(world.items, { from, to, asOf: world.time }));
  const clear = () => allOf(clearItems(world.items, { at: from, other: to }));
  return { world, parts, sync, clear };
}

async function allOf(steps: AsyncIterable<unknown>) {
  for await (const step of steps) expect(step).toBeDefined();
}

const bytesOf = ({ puts }: ItemChanges) => puts.reduce((sum, { bytes }) => sum + bytes, 0);

describe('a part of a pass over items', () => {
  it('is about a megabyte of large records', async () => {
    const { parts, sync, world } = aWorld(30, RECORD_BYTES);
    await sync();
    expect(Math.max(...parts.map(bytesOf))).toBeLessThanOrEqual(MOST_BYTES);
    expect(world.table(PLACEMENTS.shared_database).size).toBe(31);
  });

  it('counts what it replaces or deletes as a table charges it', async () => {
    const { parts, sync, world } = aWorld(30, RECORD_BYTES);
    await sync();
    for (let n = 0; n < 30; n += 1) world.table(POOL).set(`notes\0rec_${n}`, { value: 'short' });
    parts.length = 0;
    await sync();
    expect(Math.max(...parts.map(({ puts }) => puts.length))).toBeLessThanOrEqual(4);
    for (let n = 0; n < 30; n += 1) {
      world.table(POOL).delete(`notes\0rec_${n}`);
      world
        .table(PLACEMENTS.shared_database)
        .set(`notes\0rec_${n}`, { value: 'x'.repeat(RECORD_BYTES) });
    }
    parts.length = 0;
    await sync();
    expect(Math.max(...parts.map(({ deletes }) => deletes.length))).toBeLessThanOrEqual(4);
  });

  it('is a hundred changes of small records', async () => {
    const { parts, sync } = aWorld(250, 10);
    await sync();
    expect(parts.map(({ puts }) => puts.length)).toEqual([1, 100, 100, 50]);
  });

  it('that clears a place is as small', async () => {
    const { parts, clear, world } = aWorld(30, RECORD_BYTES);
    await clear();
    expect(Math.max(...parts.map(({ deletes }) => deletes.length))).toBeLessThanOrEqual(4);
    expect(world.table(POOL).size).toBe(0);
  });
});
