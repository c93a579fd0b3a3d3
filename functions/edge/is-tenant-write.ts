import type { Access } from '../../core/access/may-access.ts';
import { isTenantDataPermission } from '../../core/access/roles.ts';

/** A route, as far as it tells who reaches what. */
export type Reached = { readonly permission: Access; readonly key: string };

/** What takes a permission of a tenant's data touches it, and all but a GET may change it. */
export const isTenantWrite = ({ permission, key }: Reached): boolean =>
  isTenantDataPermission(permission) && !key.startsWith('GET');
