import type { ApiKeyPrincipal, Operator, Support, User } from '../access/principal.ts';
import { permissionsOf } from '../access/principal.ts';
import { mayGrant } from '../access/may-grant.ts';
import type { CustomRoles } from '../access/membership.ts';
import {
  ADMIN,
  permissionsOfOperatorRole,
  permissionsOfTenantRole,
  PLATFORM,
} from '../access/roles.ts';
import type { Member, MembersOf } from './member.ts';

/** A user works on the members of his tenant, an operator on the operators. */
export type MemberAuthor = User | Operator;

/** The role is none: neither a built-in one nor one that the tenant made. */
export type UnknownRole = { readonly kind: 'UnknownRole'; readonly role: string };
/** It permits what the one who gives it, or takes it away, lacks. */
export type RoleBeyondYours = { readonly kind: 'RoleBeyondYours'; readonly role: string };

/** The members that somebody works on: those of his own pool, or of the tenant that he was let into to read. */
export const membersOf = (author: MemberAuthor | Support | ApiKeyPrincipal): MembersOf =>
  author.kind === 'operator'
    ? { tenantId: PLATFORM, userPoolId: author.userPoolId, keptRole: ADMIN }
    : { tenantId: author.tenantId, userPoolId: author.userPoolId };

type Grant = { readonly role: string; readonly custom: CustomRoles };

/** Why the author may not give that role; null where he may. */
export function refusedRole(
  author: MemberAuthor,
  { role, custom }: Grant,
): UnknownRole | RoleBeyondYours | null {
  const permissions =
    author.kind === 'operator'
      ? permissionsOfOperatorRole(role)
      : permissionsOfTenantRole(role, custom);
  if (permissions === null) return { kind: 'UnknownRole', role };
  return mayGrant(permissionsOf(author), permissions) ? null : { kind: 'RoleBeyondYours', role };
}

/** Why the author may not change that member; null where he may. A role that is none protects nobody. */
export function refusedTarget(
  author: MemberAuthor,
  { role }: Pick<Member, 'role'>,
  custom: CustomRoles,
): RoleBeyondYours | null {
  const refused = refusedRole(author, { role, custom });
  return refused?.kind === 'RoleBeyondYours' ? refused : null;
}
