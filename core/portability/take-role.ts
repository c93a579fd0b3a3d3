import type { User } from '../access/principal.ts';
import type { Occasion } from '../events/domain-event.ts';
import type { MembersOf } from '../members/member.ts';
import { roleCreated } from '../roles/role-events.ts';
import type { RoleRegistry } from '../roles/role-registry.ts';
import { MAX_ROLES, type Role } from '../roles/role.ts';
import type { RoleLine } from './import-lines.ts';

export type TakeRolePorts = { readonly roles: Pick<RoleRegistry, 'read' | 'write'> };
export type Taking = { readonly of: MembersOf; readonly occasion: Occasion };

/** A role under the id that it had; one that is there stays. Throws where others write the roles at once. */
export async function takeRole(
  { roles }: TakeRolePorts,
  { of, occasion }: Taking,
  line: RoleLine,
): Promise<void> {
  const { tenantId } = of;
  const before = await roles.read(of);
  if (before.roles.some(({ id }) => id === line.id)) return;
  if (before.roles.length >= MAX_ROLES) throw new Error('The tenant has no room for a role.');
  const times = { createdAt: new Date(line.createdAt), updatedAt: new Date(line.updatedAt) };
  const role: Role = { ...line, ...times, members: 0, version: 1 };
  const event = roleCreated(role, { tenantId, occasion });
  const written = await roles.write(of as User, { before, after: [...before.roles, role], event });
  if (!written) throw new Error('The roles were written by others; tried again.');
}
