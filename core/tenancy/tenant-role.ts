/** A tenant user's role, weakest first; each may do all that those before it may. */
export const TENANT_ROLES = ['viewer', 'member', 'admin', 'owner'] as const;
export type TenantRole = (typeof TENANT_ROLES)[number];

export const roleReaches = (role: TenantRole, needed: TenantRole): boolean =>
  TENANT_ROLES.indexOf(role) >= TENANT_ROLES.indexOf(needed);

/** The strongest role among a token's groups; null when none of them is a role. */
export function strongestRole(groups: readonly string[]): TenantRole | null {
  return TENANT_ROLES.findLast((role) => groups.includes(role)) ?? null;
}
