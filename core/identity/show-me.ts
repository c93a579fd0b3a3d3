import type { KeyMode } from '../access/api-key-text.ts';
import { permissionsOf, type Authenticated } from '../access/principal.ts';
import { sourcesOf } from '../plans/entitled.ts';
import { grantedIn } from '../plans/grant.ts';

type MyTenant = { readonly id: string; readonly name: string; readonly plan: string };

export type Me =
  | {
      readonly kind: 'operator';
      readonly userId: string;
      readonly email: string;
      readonly permissions: readonly string[];
    }
  | {
      readonly kind: 'key';
      readonly keyId: string;
      readonly memberId?: string;
      readonly mode: KeyMode;
      readonly permissions: readonly string[];
      readonly tenant: MyTenant;
      readonly features: readonly string[];
    }
  | {
      readonly kind: 'user';
      readonly userId: string;
      readonly email: string;
      readonly role: string;
      readonly permissions: readonly string[];
      readonly tenant: MyTenant;
      readonly features: readonly string[];
    };

/** Who the caller is: all of it stands in the credential and in what the registry told the authorizer. */
export function showMe(principal: Authenticated, now = new Date()): Me {
  const { id } = principal;
  const permissions = permissionsOf(principal);
  if (principal.kind === 'operator') {
    return { kind: 'operator', userId: id, email: principal.email, permissions };
  }
  const { tenantId, tenantName, plan } = principal;
  const tenant = { id: tenantId, name: tenantName, plan };
  const features = grantedIn(sourcesOf(principal, now));
  if (principal.kind === 'key') {
    const { memberId, mode } = principal;
    const key = { keyId: id, memberId, mode, permissions };
    return { kind: 'key', ...key, tenant, features };
  }
  const { email, role } = principal;
  return { kind: 'user', userId: id, email, role, permissions, tenant, features };
}
