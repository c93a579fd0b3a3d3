import * as z from 'zod';
import { isTenantPermission, type TenantPermission } from '../../../core/access/roles.ts';
import type { Role, RoleSet } from '../../../core/roles/role.ts';
import { isId, type Id } from '../../../kit/id.ts';

const roleId = z.custom<Id<'rol'>>((id) => typeof id === 'string' && isId('rol', id));
const permission = z.custom<TenantPermission>(
  (one) => typeof one === 'string' && isTenantPermission(one),
);

const definition = z.object({
  name: z.string(),
  description: z.string().optional(),
  version: z.number(),
  createdAt: z.coerce.date(),
  updatedAt: z.coerce.date(),
});

/** The authorizer reads `permissions` without a document client, so they are one text. */
const rolesItem = z.object({
  version: z.number(),
  permissions: z
    .string()
    .transform((text) => JSON.parse(text) as unknown)
    .pipe(z.record(z.string(), z.object({ permissions: z.array(z.string()) }))),
  definitions: z.record(roleId, definition),
  counts: z.record(z.string(), z.number()),
});

export function fromRolesItem(item: unknown): RoleSet {
  if (item === undefined) return { version: 0, roles: [] };
  const { version, permissions, definitions, counts } = rolesItem.parse(item);
  const roles = Object.entries(definitions).map(([id, defined]) => ({
    ...defined,
    id: roleId.parse(id),
    members: counts[id] ?? 0,
    // One that was withdrawn from the platform since is no permission any more.
    permissions: (permissions[id]?.permissions ?? []).filter(
      (one) => permission.safeParse(one).success,
    ) as TenantPermission[],
  }));
  return { version, roles: roles.sort((a, b) => a.id.localeCompare(b.id)) };
}

/** All but the counts, which are changed one by one. */
export const toRolesAttributes = (roles: readonly Role[]) => ({
  permissions: JSON.stringify(
    Object.fromEntries(roles.map(({ id, permissions }) => [id, { permissions }])),
  ),
  definitions: Object.fromEntries(roles.map((role) => [role.id, toDefinition(role)])),
});

const toDefinition = ({ name, description, version, createdAt, updatedAt }: Role) => ({
  name,
  ...(description !== undefined && { description }),
  version,
  createdAt: createdAt.toISOString(),
  updatedAt: updatedAt.toISOString(),
});
