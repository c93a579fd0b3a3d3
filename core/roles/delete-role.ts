import { fail, ok, type Result } from '../../kit/result.ts';
import type { User } from '../access/principal.ts';
import { occasionOf } from '../events/domain-event.ts';
import { changeRoles, type RolePorts, type TenantBusy } from './change-roles.ts';
import { roleDeleted } from './role-events.ts';
import type { RoleHolder, RoleRegistry } from './role-registry.ts';
import { findRole, type CustomRoleNotFound } from './role-rules.ts';
import type { Role } from './role.ts';

export type RoleInUse = {
  readonly kind: 'RoleInUse';
  readonly count: number;
  /** The first of them. */
  readonly members: readonly RoleHolder[];
};
export type DeleteRoleError = RoleInUse | CustomRoleNotFound | TenantBusy;

export type DeleteRolePorts = RolePorts & { readonly roles: Pick<RoleRegistry, 'holders'> };

const SHOWN_HOLDERS = 20;

export async function deleteRole(
  ports: DeleteRolePorts,
  author: User,
  roleId: Role['id'],
): Promise<Result<Role, DeleteRoleError>> {
  const happening = { tenantId: author.tenantId, occasion: occasionOf(author, ports.now()) };
  const deleted = await changeRoles<DeleteRoleError>(ports, author, (set) => {
    const role = findRole(set, roleId);
    if (!role.ok) return role;
    if (role.value.members > 0) {
      return fail({ kind: 'RoleInUse', count: role.value.members, members: [] });
    }
    const after = set.roles.filter(({ id }) => id !== roleId);
    return ok({ role: role.value, after, event: roleDeleted(role.value, happening) });
  });
  if (deleted.ok || deleted.error.kind !== 'RoleInUse') return deleted;

  const members = await ports.roles.holders(author, roleId, SHOWN_HOLDERS);
  return fail({ ...deleted.error, members });
}
