import type { Access } from '../../core/access/may-access.ts';
import { isTenantPermission } from '../../core/access/roles.ts';

/** A route, as far as it tells who reaches what. */
export type Reached = { readonly permission: Access; readonly key: string };

/** What only a tenant's permission allows touches its data, and all but a GET may change it. */
export const isTenantWrite = ({ permission, key }: Reached): boolean =>
  isTenantPermission(permission) && !key.startsWith('GET');
