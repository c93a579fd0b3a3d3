import type { PlacementSpec } from '../../../core/tenancy/placement-spec.ts';
import type { MoveWorld } from './move-world.ts';

export const region = 'eu-central-1';
export const POOL: PlacementSpec = { isolation: 'shared_schema', region };
export const PLACEMENTS: Readonly<Record<PlacementSpec['isolation'], PlacementSpec>> = {
  shared_schema: POOL,
  shared_database: { isolation: 'shared_database', region, tier: 'basic' },
  separate_schema: { isolation: 'separate_schema', region },
  separate_database: { isolation: 'separate_database', region },
};

/** All that is the tenant's at a placement, and still counts. */
export const contentOf = (world: MoveWorld, placement: PlacementSpec) => {
  const now = world.time.getTime() / 1_000;
  return {
    items: [...world.table(placement)]
      .filter(([id, { expiresAt = Infinity }]) => id !== '\0STORAGE' && expiresAt > now)
      .map(([id, { value }]) => [id, value] as const)
      .sort(),
    files: [...world.files(placement)]
      .filter(([key]) => key.startsWith('files/'))
      .map(([key, { content }]) => [key, content] as const)
      .sort(),
  };
};

/** What is left at a placement that the tenant is not at. */
export const remains = (world: MoveWorld, placement: PlacementSpec) => ({
  items: isTableGone(world, placement) ? [] : [...world.table(placement).keys()],
  objects: [...world.files(placement).keys()],
});

function isTableGone(world: MoveWorld, placement: PlacementSpec): boolean {
  try {
    world.table(placement);
    return false;
  } catch {
    return true;
  }
}
