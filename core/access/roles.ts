import type { CustomRoles } from './membership.ts';

const viewer = [
  // To see what the tenant has.
  'records:read',
  'files:read',
  'cache:read',
  'policy:read',
  'members:read',
  'quotas:read',
  'usage:read',
  // To read what one is told, and to say what one wants to be.
  'inbox:read',
  'inbox:write',
  'analytics:read',
] as const;
const member = [
  ...viewer,
  // To change it.
  'records:write',
  'files:write',
  'cache:write',
  // To tell what was used, and is billed.
  'usage:write',
  // To track what happens in the product, and be told of it.
  'analytics:write',
] as const;
const admin = [
  ...member,
  // To say what it asks of its users.
  'policy:write',
  // To say who belongs to the tenant, and who may do what.
  'members:write',
  'roles:read',
  'roles:write',
  // To see who of the platform asks for its data, or has it.
  'support-access:read',
  // To see who did what.
  'audit:read',
  // To have that sent to a system of the tenant's own.
  'audit:write',
  // To notify members, by a program above all.
  'notifications:send',
  'notification-templates:read',
  'notification-templates:write',
  // To see which addresses are written to no more, and to free them.
  'suppressions:read',
  'suppressions:write',
  // To let programs in.
  'api-keys:read',
  'api-keys:write',
  // To have systems of the tenant's own told of its events.
  'webhooks:read',
  'webhooks:write',
  // To see what is paid.
  'billing:read',
  // To tell its endpoints what happened in the product.
  'events:write',
] as const;
const owner = [
  ...admin,
  // To make somebody an owner: an admin, who lacks it, cannot.
  'ownership:write',
  // To say how it is paid.
  'billing:write',
  // To let the platform's support into its data, and out.
  'support-access:write',
  // To see what it was onboarded with, its first API key included.
  'onboarding:read',
  // To end the whole tenant.
  'termination:write',
  // To take all that the tenant has with one.
  'exports:write',
] as const;

/** What each role of a tenant's users permits, weakest first. */
export const TENANT_ROLE_PERMISSIONS = { viewer, member, admin, owner } as const;

/** What each role of the platform's operators permits. */
export const OPERATOR_ROLE_PERMISSIONS = {
  admin: [
    'tenants:read',
    'tenants:write',
    'tenant-life:write',
    'moves:read',
    'moves:write',
    'tenant-exports:write',
    'tenant-imports:write',
    'jobs:read',
    'events:read',
    'operators:read',
    'operators:write',
    'flags:read',
    'flags:write',
    'support-requests:read',
    'support-requests:write',
    'emergency-access:write',
    'tenant-audit:read',
    'platform-audit:read',
    'revenue:read',
    'platform-metrics:read',
    'platform-alerts:write',
  ],
  /** Sees how a tenant is doing, and of its data what the tenant lets him see. */
  support: [
    'tenants:read',
    'moves:read',
    'jobs:read',
    'events:read',
    'support-requests:read',
    'support-requests:write',
    'platform-metrics:read',
  ],
  billing: ['tenants:read', 'revenue:read', 'platform-metrics:read'],
  /** Sees what everybody did, and changes nothing. */
  auditor: [
    'tenants:read',
    'moves:read',
    'jobs:read',
    'events:read',
    'operators:read',
    'flags:read',
    'support-requests:read',
    'tenant-audit:read',
    'platform-audit:read',
    'platform-metrics:read',
  ],
} as const;

export type TenantRole = keyof typeof TENANT_ROLE_PERMISSIONS;

/** The role that a tenant is never without. */
export const OWNER = 'owner' satisfies TenantRole;
export type OperatorRole = keyof typeof OPERATOR_ROLE_PERMISSIONS;

/** The role that the operators are never without. */
export const ADMIN = 'admin' satisfies OperatorRole;

/** Stands in events in place of a tenant: what concerns the operators concerns no tenant. */
export const PLATFORM = 'tnt_platform';

export type TenantPermission = (typeof TENANT_ROLE_PERMISSIONS)[TenantRole][number];
export type OperatorPermission = (typeof OPERATOR_ROLE_PERMISSIONS)[OperatorRole][number];
export type Permission = TenantPermission | OperatorPermission;

/** All there is to permit to a tenant's users. */
export const TENANT_PERMISSIONS = TENANT_ROLE_PERMISSIONS.owner;

export const TENANT_ROLES = Object.keys(TENANT_ROLE_PERMISSIONS) as readonly TenantRole[];
export const OPERATOR_ROLES = Object.keys(OPERATOR_ROLE_PERMISSIONS) as readonly OperatorRole[];

/** What the role of a tenant's user permits: a built-in one, or one that the tenant made; null for no role. */
export const permissionsOfTenantRole = (role: string, custom: CustomRoles): string[] | null =>
  permissionsIn(TENANT_ROLE_PERMISSIONS, role) ?? customPermissions(custom, role);

export const permissionsOfOperatorRole = (role: string): string[] | null =>
  permissionsIn(OPERATOR_ROLE_PERMISSIONS, role);

type RoleTable = Readonly<Record<string, readonly string[]>>;

const permissionsIn = (table: RoleTable, role: string): string[] | null =>
  Object.hasOwn(table, role) ? [...(table[role] ?? [])] : null;

/** A permission that was withdrawn from the platform since the role was made grants nothing. */
const customPermissions = (custom: CustomRoles, role: string): string[] | null =>
  Object.hasOwn(custom, role)
    ? (custom[role]?.permissions.filter(isTenantPermission) ?? null)
    : null;

const isIn = (table: RoleTable, access: string): boolean =>
  Object.values(table).some((permissions) => permissions.includes(access));

export const isTenantPermission = (access: string): access is TenantPermission =>
  isIn(TENANT_ROLE_PERMISSIONS, access);

/** Nouns of what the control plane keeps of a tenant. Any other is of the tenant's own stores, which a move copies. */
const CONTROL_PLANE_NOUNS = [
  'policy',
  'members',
  'quotas',
  'usage',
  'analytics',
  'ownership',
  'roles',
  'support-access',
  'api-keys',
  'audit',
  'billing',
  'termination',
  'exports',
  'onboarding',
  'events',
  'webhooks',
];

export const isTenantDataPermission = (access: string): boolean =>
  isTenantPermission(access) && !CONTROL_PLANE_NOUNS.some((noun) => access.startsWith(`${noun}:`));

export const isOperatorPermission = (access: string): access is OperatorPermission =>
  isIn(OPERATOR_ROLE_PERMISSIONS, access);
