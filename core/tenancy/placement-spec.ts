import type { IsolationStrategy } from './isolation-strategy.ts';

/** Where a tenant was placed. Recorded with the tenant, and changed by a move alone. */
export type PlacementSpec = {
  readonly isolation: IsolationStrategy;
  /** The region of the tenant's data: the cell's own, unless the tenant has a stack to itself. */
  readonly region: string;
  /** Of `shared_database` alone: the plan in whose table the data lies, whatever plan the tenant has today. */
  readonly tier?: string;
};

export const isSamePlacement = (one: PlacementSpec, other: PlacementSpec): boolean =>
  one.isolation === other.isolation && one.region === other.region && one.tier === other.tier;

/** The placement in what is recorded of a tenant. */
export const placementSpecOf = ({ isolation, region, tier }: PlacementSpec): PlacementSpec => ({
  isolation,
  region,
  ...(tier !== undefined && { tier }),
});
