const viewer = [
  // To see what the tenant has.
  'records:read',
  'files:read',
] as const;
const member = [
  ...viewer,
  // To change it.
  'records:write',
  'files:write',
] as const;
const admin = [...member] as const;
const owner = [...admin] as const;

/** What each role of a tenant's users permits, weakest first. */
export const TENANT_ROLE_PERMISSIONS = { viewer, member, admin, owner } as const;

/** What each role of the platform's operators permits. */
export const OPERATOR_ROLE_PERMISSIONS = {
  admin: ['tenants:read', 'tenants:write', 'moves:read', 'moves:write', 'jobs:read'],
} as const;

export type TenantRole = keyof typeof TENANT_ROLE_PERMISSIONS;
export type OperatorRole = keyof typeof OPERATOR_ROLE_PERMISSIONS;

export type TenantPermission = (typeof TENANT_ROLE_PERMISSIONS)[TenantRole][number];
export type OperatorPermission = (typeof OPERATOR_ROLE_PERMISSIONS)[OperatorRole][number];
export type Permission = TenantPermission | OperatorPermission;

export const TENANT_ROLES = Object.keys(TENANT_ROLE_PERMISSIONS) as readonly TenantRole[];
export const OPERATOR_ROLES = Object.keys(OPERATOR_ROLE_PERMISSIONS) as readonly OperatorRole[];

/** The strongest role among a token's groups; null when none of them is a role. */
export function strongestRole(groups: readonly string[]): TenantRole | null {
  return TENANT_ROLES.findLast((role) => groups.includes(role)) ?? null;
}

const isIn = (table: Readonly<Record<string, readonly string[]>>, access: string): boolean =>
  Object.values(table).some((permissions) => permissions.includes(access));

export const isTenantPermission = (access: string): access is TenantPermission =>
  isIn(TENANT_ROLE_PERMISSIONS, access);
export const isOperatorPermission = (access: string): access is OperatorPermission =>
  isIn(OPERATOR_ROLE_PERMISSIONS, access);
