import { mayGrant } from '../access/may-grant.ts';
import { permissionsOf, type User } from '../access/principal.ts';
import { TENANT_ROLES } from '../access/roles.ts';
import { fail, ok, type Result } from '../../kit/result.ts';
import type { Role, RoleSet } from './role.ts';

export type CustomRoleNotFound = { readonly kind: 'CustomRoleNotFound' };
export type RoleNameTaken = { readonly kind: 'RoleNameTaken'; readonly name: string };
/** Whoever would give these permissions lacks them himself. */
export type GrantNotPermitted = {
  readonly kind: 'GrantNotPermitted';
  readonly lacking: readonly string[];
};

export function findRole({ roles }: RoleSet, id: string): Result<Role, CustomRoleNotFound> {
  const role = roles.find((one) => one.id === id);
  return role ? ok(role) : fail({ kind: 'CustomRoleNotFound' });
}

/** Two names that people would take for one are one; the built-in roles have theirs. */
export function freeName(
  { roles }: RoleSet,
  { id, name }: Pick<Role, 'id' | 'name'>,
): Result<void, RoleNameTaken> {
  const others = roles.filter((role) => role.id !== id).map((role) => role.name);
  return [...TENANT_ROLES, ...others].some((other) => folded(other) === folded(name))
    ? fail({ kind: 'RoleNameTaken', name })
    : ok(undefined);
}

export function grantable(
  author: User,
  permissions: readonly string[],
): Result<void, GrantNotPermitted> {
  const own = permissionsOf(author);
  return mayGrant(own, permissions)
    ? ok(undefined)
    : fail({ kind: 'GrantNotPermitted', lacking: permissions.filter((one) => !own.includes(one)) });
}

const folded = (name: string) => name.normalize('NFKC').toLowerCase();
