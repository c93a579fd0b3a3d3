import type { IsolationStrategy } from '../tenancy/isolation-strategy.ts';
import type { AccountResource } from './account-resource.ts';

/** One of each for a tenant; roles are none's: the tenants share one (`core/tenancy/README.md`). */
const NEEDS: Readonly<Record<IsolationStrategy, readonly AccountResource[]>> = {
  shared_schema: ['userPools'],
  shared_database: ['userPools'],
  separate_schema: ['userPools', 'tables', 'keys'],
  separate_database: ['userPools', 'tables', 'keys', 'buckets', 'stacks'],
};

export type RemainingTenants = {
  /** How many more fit. */
  readonly tenants: number;
  /** What is used up first; nothing where the strategy cannot be had at all. */
  readonly boundBy: AccountResource | null;
};

type Free = { readonly resource: AccountResource; readonly free: number };

/**
 * The remaining tenants of each strategy. Away from the cell there is capacity for silos alone, and their pools are
 * not made there: the cell's own capacity says how many of those are left.
 */
export function remainingTenants(
  resources: readonly Free[],
  isCell: boolean,
): Readonly<Record<IsolationStrategy, RemainingTenants>> {
  const here = (strategy: IsolationStrategy) =>
    isCell ? smallest(resources, NEEDS[strategy]) : NONE_REMAINING;
  const siloNeeds = NEEDS.separate_database.filter((need) => isCell || need !== 'userPools');
  return {
    shared_schema: here('shared_schema'),
    shared_database: here('shared_database'),
    separate_schema: here('separate_schema'),
    separate_database: smallest(resources, siloNeeds),
  };
}

const NONE_REMAINING: RemainingTenants = { tenants: 0, boundBy: null };

const smallest = (
  resources: readonly Free[],
  needs: readonly AccountResource[],
): RemainingTenants =>
  resources
    .filter(({ resource }) => needs.includes(resource))
    .map(({ resource, free }): RemainingTenants => ({ tenants: free, boundBy: resource }))
    .reduce((least, remaining) => (remaining.tenants < least.tenants ? remaining : least));
