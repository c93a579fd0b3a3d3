import { describe, expect, it } from 'vitest';
import type { ItemsStart } from '../../../core/moves/placement-items.ts';
import type { Copying } from '../../../core/moves/placement-objects.ts';
import type { TenantScope } from '../../../core/tenancy/tenant-context.ts';
import { contentOf, POOL } from '../../support/moves/contents.ts';
import { drive } from '../../support/moves/drive.ts';
import { MoveWorld } from '../../support/moves/move-world.ts';

describe('the passes of a move while users read and write', () => {
  it('are one where it is short', async () => {
    const world = new MoveWorld(POOL).fill();
    await world.startMove('separate_schema');
    await drive(world);
    expect(world.move.livePasses).toBe(1);
  });

  it('go on until one is short: the pause has little to bring over', async () => {
    const world = new MoveWorld(POOL).fill();
    const copy = world.objects.copy.bind(world.objects);
    world.objects.copy = async (copying: Copying) => {
      world.pass(10);
      world.table(POOL).set('notes\0rec_1', { value: 'changed under the copy' });
      return copy(copying);
    };
    await world.startMove('separate_schema');
    expect((await drive(world)).outcome).toBe('succeeded');
    expect(world.move.livePasses).toBe(2);
    // 63 by the first pass, and the one that changed.
    expect(world.move.report.copied).toMatchObject({ itemsPut: 64, objectsCopied: 12 });
    expect(world.move.report.caughtUp).toMatchObject({ itemsPut: 0, objectsCopied: 0 });
    const { items, files } = contentOf(world, world.move.to);
    expect(new Map(items).get('notes\0rec_1')).toBe('changed under the copy');
    expect(files).toHaveLength(12);
  });

  it('are five at most, however long each is', async () => {
    const world = new MoveWorld(POOL).fill();
    const items = world.items.items.bind(world.items);
    world.items.items = (tenant: TenantScope, start: ItemsStart) => {
      world.pass(30);
      return items(tenant, start);
    };
    await world.startMove('separate_schema');
    expect((await drive(world)).outcome).toBe('succeeded');
    expect(world.move.livePasses).toBe(5);
    expect(world.move.report.target).toEqual(world.move.report.source);
  });
});
