import type { ApiKeyPrincipal, Operator, User } from '../access/principal.ts';
import type { TenantFinder } from '../tenants/tenant-finder.ts';
import type { Party, SupportedTenant } from './support-access.ts';

/** Both sides know each other by the address: a name is what somebody likes to be called. */
export const partyOf = ({ kind, id, email }: Operator | User) => ({ kind, id, name: email });

export const OWN_POLICY: Party = { kind: 'policy', name: 'the tenant’s policy' };

export const tenantOfUser = ({
  tenantId,
  userPoolId,
}: User | ApiKeyPrincipal): SupportedTenant => ({
  tenantId,
  userPoolId,
});

/** The tenant that an operator names; null where there is none, or none that has users. */
export async function tenantNamed(
  tenants: TenantFinder,
  tenantId: string,
): Promise<SupportedTenant | null> {
  const tenant = await tenants.find(tenantId);
  if (!tenant?.identity || tenant.state === 'terminated') return null;
  return { tenantId: tenant.id, userPoolId: tenant.identity.userPoolId };
}
