import type { IsolationStrategy } from './isolation-strategy.ts';

/** Where a tenant was placed. Recorded with the tenant, and changed by a move alone. */
export type Home = {
  readonly isolation: IsolationStrategy;
  /** The region of the tenant's data: the cell's own, unless the tenant has a stack to itself. */
  readonly region: string;
  /** Of `shared_database` alone: the plan in whose table the data lies, whatever plan the tenant has today. */
  readonly tier?: string;
};

export const isSameHome = (one: Home, other: Home): boolean =>
  one.isolation === other.isolation && one.region === other.region && one.tier === other.tier;

/** The home in what is recorded of a tenant. */
export const homeOf = ({ isolation, region, tier }: Home): Home => ({
  isolation,
  region,
  ...(tier !== undefined && { tier }),
});
