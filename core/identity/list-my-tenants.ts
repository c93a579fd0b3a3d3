import type { AccountHolder } from '../access/principal.ts';
import type { Tenant } from '../tenants/tenant.ts';
import type { TenantFinder } from '../tenants/tenant-finder.ts';
import type { PersonDirectory } from './person-directory.ts';
import { tenantIdOf } from './signed-in-user.ts';

export type MyTenant = Pick<Tenant, 'id' | 'name' | 'slug'> & { readonly isCurrent: boolean };
export type ListMyTenantsPorts = { people: PersonDirectory; tenants: TenantFinder };

/** The tenants where the caller's address is an active member, by name. */
export async function listMyTenants(
  { people, tenants }: ListMyTenantsPorts,
  principal: AccountHolder,
): Promise<MyTenant[]> {
  const memberships = await people.membershipsOf(principal.email.toLowerCase());
  const found = await Promise.all(memberships.map(({ tenantId }) => tenants.find(tenantId)));
  const current = tenantIdOf(principal);
  return found
    .filter((tenant) => tenant !== null)
    .map(({ id, name, slug }) => ({ id, name, slug, isCurrent: id === current }))
    .sort((a, b) => a.name.localeCompare(b.name));
}
