import type { Id } from '../../kit/id.ts';
import type { PlacementSpec } from './placement-spec.ts';

declare const verified: unique symbol;

export type TenantId = Id<'tnt'>;

/**
 * Whose data is worked on. A session, a placement and a repository take nothing less: an id from a
 * path or a body is no scope, it does not type-check. A request's comes from `tenantContextOf`
 * (functions/edge/), the platform's own work from `tenant-scope.ts`.
 */
export type TenantScope = PlacementSpec & {
  readonly tenantId: TenantId;
  /** Its session may read and nothing else, whatever the function does. */
  readonly access?: 'read';
  readonly [verified]: true;
};

/** Who changed an item, by which request; kept with the item. */
export type ChangedBy = {
  readonly kind: string;
  readonly id: string;
  /** Of a member's key: the member. */
  readonly onBehalfOf?: { readonly kind: string; readonly id: string };
  readonly requestId: string;
};

/**
 * The tenant of the request's principal. Only `tenantContextOf` (functions/edge/) makes one, so a
 * tenant id taken from a path or a body cannot reach a repository: it does not type-check.
 */
export type TenantContext = TenantScope & { readonly changedBy: ChangedBy };
