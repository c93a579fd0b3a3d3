import { fail, ok, type Result } from '../../kit/result.ts';
import type { Plans } from '../plans/plan.ts';
import type { TenantRole } from '../tenancy/tenant-role.ts';
import type { Tenant } from '../tenants/tenant.ts';
import type { SessionEnded } from './authentication-error.ts';
import type { Identity } from './identity.ts';
import type { UserPoolRef } from './pool-registration.ts';
import { featuresOfTenant } from './session.ts';
import type { SignInProvider } from './sign-in-provider.ts';
import type { TenantFinder } from '../tenants/tenant-finder.ts';

export type Me =
  | { readonly kind: 'operator'; readonly userId: string; readonly email: string }
  | {
      readonly kind: 'tenant';
      readonly userId: string;
      readonly email: string;
      readonly role: TenantRole;
      readonly tenant: Tenant;
      readonly features: readonly string[];
    };

export type ShowMePorts = {
  provider: SignInProvider;
  tenants: TenantFinder;
  operatorPool: UserPoolRef;
  plans: Plans;
};

/** Who the caller is, as of now; a user removed since the token was given has no session left. */
export async function showMe(
  { provider, tenants, operatorPool, plans }: ShowMePorts,
  identity: Identity,
): Promise<Result<Me, SessionEnded>> {
  const { userId, username } = identity;
  if (identity.kind === 'operator') {
    const email = await provider.emailOf(operatorPool.userPoolId, username);
    return email === null
      ? fail({ kind: 'SessionEnded' })
      : ok({ kind: 'operator', userId, email });
  }
  const [email, tenant] = await Promise.all([
    provider.emailOf(identity.userPoolId, username),
    tenants.find(identity.tenantId),
  ]);
  if (email === null || tenant === null) return fail({ kind: 'SessionEnded' });

  const { kind, role } = identity;
  return ok({ kind, userId, email, role, tenant, features: featuresOfTenant(plans, tenant) });
}
