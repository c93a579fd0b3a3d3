import type { IsolationStrategy } from './isolation-strategy.ts';
import type { TenantRole } from './tenant-role.ts';
import type { Id } from '../../kit/id.ts';

declare const verified: unique symbol;

export type TenantId = Id<'tnt'>;

/**
 * The tenant and user the authorizer verified for this request.
 *
 * Only `tenantContextOf` (functions/) makes one, so a tenant id taken from a path or a
 * body cannot reach a repository: it does not type-check.
 */
export type TenantContext = {
  readonly tenantId: TenantId;
  readonly userId: string;
  readonly role: TenantRole;
  readonly plan: string;
  readonly isolation: IsolationStrategy;
  readonly [verified]: true;
};

/** An operator of the platform, verified by the authorizer; only `operatorContextOf` (functions/) makes one. */
export type OperatorContext = {
  readonly operatorId: string;
  readonly [verified]: true;
};
