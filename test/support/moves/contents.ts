import type { PlacementSpec } from '../../../core/tenancy/placement-spec.ts';
import type { MoveWorld } from './move-world.ts';

export const region = 'eu-central-1';
export const POOL: PlacementSpec = { isolation: 'shared_schema', region };
export const HOMES: Readonly<Record<PlacementSpec['isolation'], PlacementSpec>> = {
  shared_schema: POOL,
  shared_database: { isolation: 'shared_database', region, tier: 'basic' },
  separate_schema: { isolation: 'separate_schema', region },
  separate_database: { isolation: 'separate_database', region },
};

/** All that is the tenant's at a home, and still counts. */
export const contentOf = (world: MoveWorld, home: PlacementSpec) => {
  const now = world.time.getTime() / 1_000;
  return {
    items: [...world.table(home)]
      .filter(([id, { expiresAt = Infinity }]) => id !== '\0STORAGE' && expiresAt > now)
      .map(([id, { value }]) => [id, value] as const)
      .sort(),
    files: [...world.files(home)]
      .filter(([key]) => key.startsWith('files/'))
      .map(([key, { content }]) => [key, content] as const)
      .sort(),
  };
};

/** What is left at a home that the tenant does not live at. */
export const remains = (world: MoveWorld, home: PlacementSpec) => ({
  items: isTableGone(world, home) ? [] : [...world.table(home).keys()],
  objects: [...world.files(home).keys()],
});

function isTableGone(world: MoveWorld, home: PlacementSpec): boolean {
  try {
    world.table(home);
    return false;
  } catch {
    return true;
  }
}
