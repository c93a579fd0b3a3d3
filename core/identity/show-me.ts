import type { Authenticated } from '../access/principal.ts';
import { sourcesOf } from '../plans/entitled.ts';
import { grantedIn } from '../plans/grant.ts';

export type Me =
  | { readonly kind: 'operator'; readonly userId: string; readonly email: string }
  | {
      readonly kind: 'user';
      readonly userId: string;
      readonly email: string;
      readonly role: string;
      readonly tenant: { readonly id: string; readonly name: string; readonly plan: string };
      readonly features: readonly string[];
    };

/** Who the caller is: all of it stands in the token and in what the registry told the authorizer. */
export function showMe(principal: Authenticated, now = new Date()): Me {
  const { id: userId, email } = principal;
  if (principal.kind === 'operator') return { kind: 'operator', userId, email };

  const { role, tenantId, tenantName, plan } = principal;
  return {
    ...{ kind: 'user', userId, email, role },
    tenant: { id: tenantId, name: tenantName, plan },
    features: grantedIn(sourcesOf(principal, now)),
  };
}
