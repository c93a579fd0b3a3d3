import type { PlacementSpec } from '../../../core/tenancy/placement-spec.ts';
import {
  ISOLATION_STRATEGIES,
  type IsolationStrategy,
} from '../../../core/tenancy/isolation-strategy.ts';
import { isWhole } from './scale.ts';
import { PLANS, REGION } from '../../support/tenancy/tenant-role-policy.ts';

/** A new strategy joins here: the policies are held against a tenant of each, attacked from each. */
export const PLACEMENT_SPECS: Readonly<Record<IsolationStrategy, PlacementSpec>> = {
  shared_schema: { isolation: 'shared_schema', region: REGION },
  shared_database: { isolation: 'shared_database', region: REGION, tier: PLANS[0] },
  separate_schema: { isolation: 'separate_schema', region: REGION },
  separate_database: { isolation: 'separate_database', region: 'eu-central-1' },
};

export type Pair = { readonly mine: IsolationStrategy; readonly theirs: IsolationStrategy };

/** Who attacks whom, by the strategies both are under. */
export const PAIRS: readonly Pair[] = ISOLATION_STRATEGIES.flatMap((theirs) =>
  ISOLATION_STRATEGIES.map((mine) => ({ mine, theirs })),
);

/** In a sample each operation is tried from each strategy and at each, once. */
export const triedAt = <T>(operations: readonly T[], { mine, theirs }: Pair): readonly T[] => {
  const place = ISOLATION_STRATEGIES.indexOf(mine) + ISOLATION_STRATEGIES.indexOf(theirs);
  const { length } = ISOLATION_STRATEGIES;
  return isWhole ? operations : operations.filter((_, at) => (at + place) % length === 0);
};

export const pairNamed = (mine: string, theirs: string) => `${mine} at ${theirs}`;
