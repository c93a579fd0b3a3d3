import type { Contracts } from '../edge/operation-contract.ts';
import { requiredIfMatchHeaders } from '../edge/request-schemas.ts';
import {
  newRoleBody,
  permissionList,
  roleChangesBody,
  roleList,
  roleParams,
  roleView,
} from './schemas.ts';

const etag = { description: 'The role’s version, to be sent as `If-Match` of a change' };
const location = { description: 'The new role' };

export const rolesContract = {
  listPermissions: {
    summary: 'List what there is to permit',
    description: 'To a tenant’s user those of tenants, to an operator those of operators.',
    tags: ['Roles'],
    answers: { 200: { description: 'All of them', body: permissionList } },
  },
  listRoles: {
    summary: 'List roles',
    tags: ['Roles'],
    answers: { 200: { description: 'All of them', body: roleList } },
  },
  createRole: {
    summary: 'Make a role',
    description: 'At most 50 for a tenant. It grants nothing that you lack yourself.',
    tags: ['Roles'],
    body: newRoleBody,
    answers: {
      201: { description: 'The new role', body: roleView, headers: { location, etag } },
    },
    refusals: ['GrantNotPermitted', 'RoleNameTaken', 'RoleLimitReached', 'TenantBusy'],
  },
  getRole: {
    summary: 'Show a role',
    tags: ['Roles'],
    params: roleParams,
    answers: { 200: { description: 'The role', body: roleView, headers: { etag } } },
    refusals: ['CustomRoleNotFound'],
  },
  updateRole: {
    summary: 'Change a role',
    description:
      'All who have it may do within five seconds what it then permits. It grants nothing that you lack yourself.',
    tags: ['Roles'],
    params: roleParams,
    headers: requiredIfMatchHeaders,
    body: roleChangesBody,
    answers: { 200: { description: 'The changed role', body: roleView, headers: { etag } } },
    refusals: [
      'CustomRoleNotFound',
      'RoleBuiltIn',
      'GrantNotPermitted',
      'RoleNameTaken',
      'VersionConflict',
      'TenantBusy',
    ],
  },
  deleteRole: {
    summary: 'Delete a role that nobody has',
    description: 'One that is in use is refused with the first 20 who have it.',
    tags: ['Roles'],
    params: roleParams,
    answers: { 204: { description: 'Deleted' } },
    refusals: ['CustomRoleNotFound', 'RoleBuiltIn', 'RoleInUse', 'TenantBusy'],
  },
} satisfies Contracts<'roles/api'>;
