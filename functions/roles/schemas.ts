import * as z from 'zod';
import { TENANT_PERMISSIONS, TENANT_ROLES } from '../../core/access/roles.ts';
import { isId, type Id } from '../../kit/id.ts';
import { humanName } from '../edge/request-schemas.ts';

const ID = 'rol_01kb2v3m9ne4a8x0c5r7d6f1gh';

const example = {
  id: ID,
  name: 'Bookkeeper',
  description: 'Reads records, keeps the files',
  builtIn: false,
  permissions: ['records:read' as const, 'files:read' as const, 'files:write' as const],
  members: 3,
  createdAt: '2026-11-23T16:00:00.000Z',
  updatedAt: '2026-11-23T16:00:00.000Z',
};

export type RoleId = Id<'rol'> | (typeof TENANT_ROLES)[number];

const isRoleId = (text: string): boolean =>
  isId('rol', text) || (TENANT_ROLES as readonly string[]).includes(text);

export const roleParams = z.object({
  roleId: z
    .string()
    .refine(isRoleId, 'It is no such id.')
    .meta({
      description: 'The id of the role, or the name of a built-in one',
      pattern: `^(?:${TENANT_ROLES.join('|')}|rol_[0-7][0-9a-hjkmnp-tv-z]{25})$`,
      examples: [ID],
    }) as unknown as z.ZodType<RoleId, string>,
});

const permissions = z
  .array(z.enum(TENANT_PERMISSIONS))
  .min(1, 'Give at least one.')
  .overwrite((given) => [...new Set(given)].sort());

const description = humanName.meta({ description: 'What the role is for, in a line' });

export const newRoleBody = z
  .strictObject({
    name: humanName.meta({ description: 'Unique within the tenant', examples: ['Bookkeeper'] }),
    description: description.optional(),
    permissions,
  })
  .meta({
    id: 'NewRole',
    description: 'A role of the tenant’s own',
    examples: [{ name: example.name, permissions: example.permissions }],
  });

export const roleChangesBody = z
  .strictObject({
    name: humanName.optional(),
    description: description.nullable().optional().meta({ description: '`null` takes it away' }),
    permissions: permissions.optional(),
  })
  .meta({
    id: 'RoleChanges',
    description: 'Each given member takes the place of the old one',
    examples: [{ permissions: ['records:read'] }],
  });

export const roleView = z
  .object({
    id: z.string().meta({ description: 'Of a built-in role, its name' }),
    name: z.string(),
    description: z.string().optional(),
    builtIn: z.boolean().meta({ description: 'The same for every tenant, and not to be changed' }),
    permissions: z.array(z.enum(TENANT_PERMISSIONS)),
    members: z
      .int()
      .optional()
      .meta({ description: 'Members and open invitations; of the tenant’s own roles alone' }),
    createdAt: z.iso.datetime().optional(),
    updatedAt: z.iso.datetime().optional(),
  })
  .meta({ id: 'Role', description: 'A set of permissions with a name', examples: [example] });

export const roleList = z.object({ items: z.array(roleView) }).meta({
  id: 'RoleList',
  description: 'All roles: the built-in ones, then the tenant’s own',
  examples: [{ items: [example] }],
});

const permissionExample = {
  permission: 'records:read',
  description: 'See records and their collections.',
  roles: ['viewer', 'member', 'admin', 'owner'],
};

export const permissionList = z
  .object({
    items: z.array(
      z.object({
        permission: z.string().meta({ description: '`noun:verb`' }),
        description: z.string(),
        roles: z.array(z.string()).meta({ description: 'The built-in roles that have it' }),
      }),
    ),
  })
  .meta({
    id: 'PermissionList',
    description: 'All there is to permit',
    examples: [{ items: [permissionExample] }],
  });
