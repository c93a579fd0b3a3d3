import type { Permission, TenantRole } from './roles.ts';

/** What people read of each permission; one without its line does not compile. */
export const PERMISSION_DESCRIPTIONS: Readonly<Record<Permission, string>> = {
  'records:read': 'See records and their collections.',
  'records:write': 'Create, change and delete records.',
  'files:read': 'See and download files.',
  'files:write': 'Upload and delete files.',
  'policy:read': 'See what the tenant asks of its users at sign-in.',
  'policy:write': 'Say what the tenant asks of its users: second factors, sessions, passwords.',
  'members:read': 'See who belongs to the tenant, and who is invited.',
  'members:write': 'Invite members, change, disable and remove them.',
  'quotas:read': 'See what is used of the plan’s quotas.',
  'ownership:write': 'Make somebody an owner, and hand the ownership over.',
  'roles:read': 'See roles and what they permit.',
  'roles:write': 'Make, change and delete the tenant’s own roles.',
  'support-access:read': 'See who of the platform asks for access to the tenant’s data, or had it.',
  'support-access:write': 'Grant, refuse and revoke access of the platform’s support.',
  'audit:read': 'See who did what in the tenant, and who was refused.',
  'api-keys:read': 'See the tenant’s API keys, without their secrets.',
  'api-keys:write': 'Make, rotate, disable and revoke API keys.',
  'tenants:read': 'See tenants and their usage.',
  'tenants:write': 'Onboard, change and give up tenants, and restore their owners.',
  'moves:read': 'See the moves of tenants’ data.',
  'moves:write': 'Move tenants’ data.',
  'jobs:read': 'See the long processes of tenants.',
  'events:read': 'See what happened to tenants, and who did it.',
  'flags:read': 'See flags.',
  'flags:write': 'Switch features on and off by tenant, user and share of tenants.',
  'operators:read': 'See the platform’s operators.',
  'operators:write': 'Make operators, change their roles, disable and remove them.',
  'support-requests:read': 'See the support access that was asked for.',
  'support-requests:write': 'Ask tenants for access to their data, and use what they grant.',
  'tenant-audit:read': 'See the audit log of any tenant.',
  'platform-audit:read': 'See the audit log of the operators and of the platform itself.',
  'emergency-access:write': 'Take access to a tenant’s data in an emergency, two admins together.',
};

export const TENANT_ROLE_DESCRIPTIONS: Readonly<Record<TenantRole, string>> = {
  viewer: 'Sees what the tenant has.',
  member: 'Works with what the tenant has.',
  admin: 'Says who may do what, too.',
  owner: 'May do everything; a tenant always has one.',
};
