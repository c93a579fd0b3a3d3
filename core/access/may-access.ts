import { permissionsOf, type Authenticated } from './principal.ts';
import type { Permission } from './roles.ts';

/** Whom a route admits: anyone, anyone with a valid credential, or who has that permission. */
export type Access = 'anyone' | 'signed-in' | Permission;

/** Asked by the authorizer, and again at the edge. */
export function mayAccess(access: Access, principal: Authenticated | null): boolean {
  if (access === 'anyone') return true;
  if (principal === null) return false;
  return access === 'signed-in' || permissionsOf(principal).includes(access);
}
