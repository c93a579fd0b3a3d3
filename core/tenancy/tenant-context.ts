import type { PlacementSpec } from './placement-spec.ts';
import type { TenantRole } from './tenant-role.ts';
import type { Id } from '../../kit/id.ts';

declare const verified: unique symbol;

export type TenantId = Id<'tnt'>;

/**
 * Whose data is worked on. A session, a placement and a repository take nothing less: an id from a
 * path or a body is no scope, it does not type-check. A request's comes from `tenantContextOf`
 * (functions/), the platform's own work from `tenant-scope.ts`.
 */
export type TenantScope = PlacementSpec & {
  readonly tenantId: TenantId;
  readonly [verified]: true;
};

/**
 * The tenant and user the authorizer verified for this request.
 *
 * Only `tenantContextOf` (functions/) makes one, so a tenant id taken from a path or a
 * body cannot reach a repository: it does not type-check.
 */
export type TenantContext = TenantScope & {
  readonly userId: string;
  readonly role: TenantRole;
  readonly plan: string;
};

/** An operator of the platform, verified by the authorizer; only `operatorContextOf` (functions/) makes one. */
export type OperatorContext = {
  readonly operatorId: string;
  readonly [verified]: true;
};
