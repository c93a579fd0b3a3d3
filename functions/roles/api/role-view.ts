import type { z } from 'zod';
import { TENANT_ROLE_DESCRIPTIONS } from '../../../core/access/descriptions.ts';
import { TENANT_ROLE_PERMISSIONS, type TenantRole } from '../../../core/access/roles.ts';
import type { Role } from '../../../core/roles/role.ts';
import type { RoleId, roleView } from '../schemas.ts';

type RoleView = z.input<typeof roleView>;

export const toRoleView = (role: Role): RoleView => ({
  id: role.id,
  name: role.name,
  description: role.description,
  builtIn: false,
  permissions: [...role.permissions],
  members: role.members,
  createdAt: role.createdAt.toISOString(),
  updatedAt: role.updatedAt.toISOString(),
});

export const builtInRoleView = (role: TenantRole): RoleView => ({
  id: role,
  name: role,
  description: TENANT_ROLE_DESCRIPTIONS[role],
  builtIn: true,
  permissions: [...TENANT_ROLE_PERMISSIONS[role]],
});

export const isBuiltIn = (id: RoleId): id is TenantRole =>
  Object.hasOwn(TENANT_ROLE_PERMISSIONS, id);
