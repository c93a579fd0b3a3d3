import type { TenantPermission } from '../access/roles.ts';
import type { Id } from '../../kit/id.ts';

/** A role that a tenant made. */
export type Role = {
  readonly id: Id<'rol'>;
  readonly name: string;
  readonly description?: string;
  readonly permissions: readonly TenantPermission[];
  /** How many members and open invitations have it. */
  readonly members: number;
  readonly version: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
};

/** All roles of a tenant, as they were in that version; 0 before the first one. */
export type RoleSet = { readonly version: number; readonly roles: readonly Role[] };

export const MAX_ROLES = 50;
