import { fail, ok, type Result } from '../../kit/result.ts';
import type { Authenticated } from '../access/principal.ts';
import type { TenantRole } from '../access/roles.ts';
import type { Plans } from '../plans/plan.ts';
import type { Tenant } from '../tenants/tenant.ts';
import type { SessionEnded } from './authentication-error.ts';
import type { UserPoolRef } from './pool-registration.ts';
import { featuresOfTenant } from './session.ts';
import type { SignInProvider } from './sign-in-provider.ts';
import type { TenantFinder } from '../tenants/tenant-finder.ts';

export type Me =
  | { readonly kind: 'operator'; readonly userId: string; readonly email: string }
  | {
      readonly kind: 'user';
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
  principal: Authenticated,
): Promise<Result<Me, SessionEnded>> {
  const { id: userId, username } = principal;
  if (principal.kind === 'operator') {
    const email = await provider.emailOf(operatorPool.userPoolId, username);
    return email === null
      ? fail({ kind: 'SessionEnded' })
      : ok({ kind: 'operator', userId, email });
  }
  const [email, tenant] = await Promise.all([
    provider.emailOf(principal.userPoolId, username),
    tenants.find(principal.tenantId),
  ]);
  if (email === null || tenant === null) return fail({ kind: 'SessionEnded' });

  const { kind, role } = principal;
  return ok({ kind, userId, email, role, tenant, features: featuresOfTenant(plans, tenant) });
}
