import { newId } from '../../kit/id.ts';
import { fail, ok, type Result } from '../../kit/result.ts';
import type { User } from '../access/principal.ts';
import { occasionOf } from '../events/domain-event.ts';
import { changeRoles, type RolePorts, type TenantBusy } from './change-roles.ts';
import { roleCreated } from './role-events.ts';
import { freeName, grantable, type GrantNotPermitted, type RoleNameTaken } from './role-rules.ts';
import { MAX_ROLES, type Role } from './role.ts';

export type NewRole = Pick<Role, 'name' | 'description' | 'permissions'>;
export type RoleLimitReached = { readonly kind: 'RoleLimitReached'; readonly limit: number };
export type CreateRoleError = GrantNotPermitted | RoleNameTaken | RoleLimitReached | TenantBusy;

export async function createRole(
  ports: RolePorts,
  author: User,
  draft: NewRole,
): Promise<Result<Role, CreateRoleError>> {
  const granted = grantable(author, draft.permissions);
  if (!granted.ok) return granted;

  const now = ports.now();
  const role: Role = {
    ...draft,
    id: newId('rol'),
    members: 0,
    version: 1,
    createdAt: now,
    updatedAt: now,
  };
  const event = roleCreated(role, {
    tenantId: author.tenantId,
    occasion: occasionOf(author, now),
  });
  return changeRoles<CreateRoleError>(ports, author, (set) => {
    const free = freeName(set, role);
    if (!free.ok) return free;
    return set.roles.length < MAX_ROLES
      ? ok({ role, after: [...set.roles, role], event })
      : fail({ kind: 'RoleLimitReached', limit: MAX_ROLES });
  });
}
