import type { Principal, User } from '../../../core/access/principal.ts';

/** The user of a tenant who makes the request: no other principal has a permission of these routes. */
export function authorOf({ principal }: { readonly principal: Principal }): User {
  if (principal.kind !== 'user') throw new Error(`A ${principal.kind} has no members.`);
  return principal;
}
