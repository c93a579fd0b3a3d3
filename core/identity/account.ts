import type { TenantId } from '../tenancy/tenant-context.ts';
import type { Tenant } from '../tenants/tenant.ts';
import { suspendedFor } from '../tenants/suspension.ts';
import type { TenantNotActive, TenantSuspended } from './authentication-error.ts';
import { tenantInactivity } from './tenant-inactivity.ts';
import type { UserPoolRef } from './pool-registration.ts';
import type { TenantFinder } from '../tenants/tenant-finder.ts';

/** Where somebody signs in; closed where there is no pool: no such tenant, or one that has none yet. */
export type OpenAccount =
  | { readonly kind: 'operator'; readonly pool: UserPoolRef }
  | { readonly kind: 'tenant'; readonly pool: UserPoolRef; readonly tenant: Tenant };
export type Account = OpenAccount | { readonly kind: 'closed' };

/** Tells that a tenant's user began or went on with a session; does not fail. */
export type TellActive = (tenantId: TenantId, userId: string) => Promise<void>;

export type AccountPorts = { tenants: TenantFinder; operatorPool: UserPoolRef };

/** Without a tenant's name it is an operator who signs in. */
export async function accountOf(
  { tenants, operatorPool }: AccountPorts,
  tenantName: string | undefined,
): Promise<Account> {
  if (tenantName === undefined) return { kind: 'operator', pool: operatorPool };

  const tenant = await tenants.find(tenantName);
  return tenant?.identity ? { kind: 'tenant', pool: tenant.identity, tenant } : { kind: 'closed' };
}

/** Asked only once a password, code or refresh token was found right. */
export const inactivityOf = (
  account: OpenAccount,
  member: { readonly role: string } | null,
): TenantNotActive | TenantSuspended | null => {
  if (account.kind !== 'tenant') return null;
  const { state, suspensions } = account.tenant;
  return tenantInactivity({ state, suspendedFor: suspendedFor(suspensions) }, member);
};
