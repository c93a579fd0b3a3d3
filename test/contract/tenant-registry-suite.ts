import { describeTenantChange } from './describe-tenant-change.ts';
import { describeTenantCreation } from './describe-tenant-creation.ts';
import { describeTenantLists } from './describe-tenant-lists.ts';
import type { EmptyStores } from '../support/tenants/tenant-stores.ts';

/** The promises of TenantRegistry and TenantDirectory, on stores that are empty before each test. */
export function describeTenantRegistry(name: string, emptyStores: EmptyStores) {
  describeTenantCreation(name, emptyStores);
  describeTenantChange(name, emptyStores);
  describeTenantLists(name, emptyStores);
}
