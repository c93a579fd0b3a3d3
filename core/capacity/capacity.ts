import type { IsolationStrategy } from '../tenancy/isolation-strategy.ts';
import type { Inventory } from './account-inventory.ts';
import {
  ACCOUNT_RESOURCES,
  DOCUMENTED_LIMITS,
  KEY_USD_PER_MONTH,
  type AccountResource,
} from './account-resource.ts';
import { remainingTenants, type RemainingTenants } from './remaining-tenants.ts';
import type { Limits } from './service-limits.ts';
import { isCellOf, isOfStage, tenantsHere, type TenantsHere } from './stage-names.ts';

export type ResourceUse = {
  readonly resource: AccountResource;
  readonly per: 'region' | 'account';
  readonly used: number;
  /** Of those, the ones named as of this stage. */
  readonly ofStage: number;
  readonly limit: number;
  readonly limitFrom: 'service-quotas' | 'documented-default';
  readonly raisableTo?: number;
  readonly free: number;
  readonly usedPercent: number;
  readonly isScarce: boolean;
};

export type Capacity = {
  /** Whether the stage's own stacks are here; elsewhere only tenants with a stack of their own can be. */
  readonly isCell: boolean;
  readonly resources: readonly ResourceUse[];
  readonly tenants: TenantsHere;
  readonly remaining: Readonly<Record<IsolationStrategy, RemainingTenants>>;
  readonly idleUsdPerMonth: { readonly tenantKeys: number; readonly allKeys: number };
};

/** Above it, there is time left to ask AWS for more: an increase takes days. */
export const SCARCE_ABOVE_PERCENT = 80;

type Known = { readonly stage: string; readonly inventory: Inventory; readonly limits: Limits };

/** How much of an account and a region is used, and how many more tenants of each strategy fit. */
export function capacityOf({ stage, inventory, limits }: Known): Capacity {
  const resources = ACCOUNT_RESOURCES.map((resource) =>
    useOf(resource, { stage, inventory, limits }),
  );
  const isCell = isCellOf(stage, inventory);
  const tenants = tenantsHere(stage, inventory);
  return {
    isCell,
    resources,
    tenants,
    remaining: remainingTenants(resources, isCell),
    idleUsdPerMonth: {
      tenantKeys: tenants.keys * KEY_USD_PER_MONTH,
      allKeys: inventory.keys.used * KEY_USD_PER_MONTH,
    },
  };
}

function useOf(resource: AccountResource, { stage, inventory, limits }: Known): ResourceUse {
  const { used, names } = inventory[resource];
  const { default: documented, ...known } = DOCUMENTED_LIMITS[resource];
  const applied = limits[resource];
  const limit = applied ?? documented;
  const usedPercent = limit > 0 ? (used / limit) * 100 : 100;
  return {
    resource,
    ...known,
    used,
    ofStage: names.filter((name) => isOfStage(stage, name)).length,
    limit,
    limitFrom: applied === undefined ? 'documented-default' : 'service-quotas',
    free: Math.max(0, limit - used),
    usedPercent: Math.round(usedPercent * 10) / 10,
    isScarce: usedPercent > SCARCE_ABOVE_PERCENT,
  };
}
