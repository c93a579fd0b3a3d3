import { fail, ok, type Result } from '../../kit/result.ts';
import type { User } from '../access/principal.ts';
import { occasionOf } from '../events/domain-event.ts';
import { changeRoles, type RolePorts, type TenantBusy } from './change-roles.ts';
import { roleChanged } from './role-events.ts';
import {
  findRole,
  freeName,
  grantable,
  type GrantNotPermitted,
  type RoleNameTaken,
  type CustomRoleNotFound,
} from './role-rules.ts';
import type { NewRole } from './create-role.ts';
import type { Role, RoleSet } from './role.ts';

export type RoleChange = {
  readonly roleId: string;
  /** The versions that the change was made against; null for any. */
  readonly versions: readonly number[] | null;
  readonly values: Partial<Omit<NewRole, 'description'>> & { readonly description?: string | null };
};

export type UpdateRoleError =
  | GrantNotPermitted
  | RoleNameTaken
  | CustomRoleNotFound
  | TenantBusy
  | { readonly kind: 'VersionConflict' };

export async function updateRole(
  ports: RolePorts,
  author: User,
  change: RoleChange,
): Promise<Result<Role, UpdateRoleError>> {
  const granted = grantable(author, change.values.permissions ?? []);
  if (!granted.ok) return granted;

  const now = ports.now();
  const happening = { tenantId: author.tenantId, occasion: occasionOf(author, now) };
  return changeRoles<UpdateRoleError>(ports, author, (set) => {
    const before = versionOf(set, change);
    if (!before.ok) return before;
    const role = changed(before.value, change, now);
    const free = freeName(set, role);
    if (!free.ok) return free;

    const after = set.roles.map((one) => (one.id === role.id ? role : one));
    return ok({ role, after, event: roleChanged(role, before.value, happening) });
  });
}

function versionOf(set: RoleSet, { roleId, versions }: RoleChange): Result<Role, UpdateRoleError> {
  const role = findRole(set, roleId);
  return role.ok && versions && !versions.includes(role.value.version)
    ? fail({ kind: 'VersionConflict' })
    : role;
}

const changed = (role: Role, { values }: RoleChange, now: Date): Role => ({
  ...role,
  ...values,
  description:
    values.description === undefined ? role.description : (values.description ?? undefined),
  version: role.version + 1,
  updatedAt: now,
});
