import { scopeForPlatform } from '../../../core/tenancy/tenant-scope.ts';
import type { Tenant } from '../../../core/tenants/tenant.ts';
import type { FakePlacementItems } from '../../fakes/fake-placement-items.ts';

/** What a function dies of that is stopped from outside. */
export class Killed extends Error {
  override readonly name = 'Killed';
}

export const isGone = (_: Tenant, error: unknown) =>
  error instanceof Error && error.message === 'ResourceNotFoundException';

export function itemsLeft(items: FakePlacementItems, tenant: Tenant): string[] {
  try {
    return [...items.tableOf(scopeForPlatform(tenant)).keys()];
  } catch (error) {
    if (isGone(tenant, error)) return [];
    throw error;
  }
}
