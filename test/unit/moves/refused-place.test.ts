import { describe, expect, it } from 'vitest';
import type { PlacementSpec } from '../../../core/tenancy/placement-spec.ts';
import type { TenantScope } from '../../../core/tenancy/tenant-context.ts';
import { PLACEMENTS, POOL, remains } from '../../support/moves/contents.ts';
import { drive } from '../../support/moves/drive.ts';
import { MoveWorld, RefusedError } from '../../support/moves/move-world.ts';

/** The listing at that placement throws from now on. */
function closeListing(world: MoveWorld, { isolation }: PlacementSpec, error: Error) {
  const objects = world.objects.objects.bind(world.objects);
  world.objects.objects = (tenant: TenantScope, after?: string) => {
    if (tenant.isolation === isolation) throw error;
    return objects(tenant, after);
  };
}

const refuse = (world: MoveWorld) =>
  void (world.dedicatedResources.refusal = {
    kind: 'ResourcesRefused',
    reason: 'The bucket’s name is taken.',
  });

describe('a move that is undone where its new place refuses the session', () => {
  it.each(['separate_database', 'separate_schema'] as const)(
    'ends with %s, for nothing was copied there yet',
    async (to) => {
      const world = new MoveWorld(POOL).fill();
      refuse(world);
      await world.startMove(to);
      closeListing(world, PLACEMENTS[to], new RefusedError());
      expect((await drive(world)).outcome).toBe('failed');
      expect(world.move.failure?.reason).toBe('The bucket’s name is taken.');
      expect(world.current.tenant.moveId).toBeUndefined();
    },
  );

  it('deletes the stores that the tenant has to itself, after a copy too', async () => {
    const world = new MoveWorld(POOL).fill();
    await world.startMove('separate_database');
    await drive(world, { until: ({ move }) => move.phase === 'verifying' });
    world.table(world.move.to).delete('notes\0rec_1');
    closeListing(world, PLACEMENTS.separate_database, new RefusedError());
    const { outcome } = await drive(world, { afterThrow: 'give-up' });
    expect(outcome).toBe('failed');
    expect(remains(world, world.move.to).items).toEqual([]);
  });

  it('skips nothing of a bucket that it shares with others once something was copied', async () => {
    const world = new MoveWorld(POOL).fill();
    await world.startMove('separate_schema');
    await drive(world, { until: ({ move }) => move.phase === 'verifying' });
    await world.advance(undefined, { giveUp: 'No.' });
    closeListing(world, PLACEMENTS.separate_schema, new RefusedError());
    await expect(world.advance()).rejects.toThrow(RefusedError);
  });

  it('takes an outage for no refusal', async () => {
    const world = new MoveWorld(POOL).fill();
    refuse(world);
    await world.startMove('separate_database');
    await world.advance(undefined, { giveUp: 'No.' });
    closeListing(world, PLACEMENTS.separate_database, new Error('Out.'));
    await expect(world.advance()).rejects.toThrow('Out.');
  });
});
