import type { Page, PageRequest } from '../../kit/page.ts';
import type { Result } from '../../kit/result.ts';
import type { Operator } from '../access/principal.ts';
import type { TenantId } from '../tenancy/tenant-context.ts';
import type { IdempotencyClaim, IdempotencyKeyReused } from '../tenants/tenant-registry.ts';
import type { Tenant } from '../tenants/tenant.ts';
import type { TenantMoved, TenantMoveFailed, TenantMoveStarted } from './move-events.ts';
import type { Move, MoveId } from './move.ts';

export type MoveKey = { readonly tenantId: TenantId; readonly moveId: MoveId };

/** A tenant, and the move that is under way with it. */
export type MovableTenant = Tenant & { readonly moveId?: MoveId };

/** The move, or its tenant, is not what it was when it was read. */
export type MoveMovedOn = { readonly kind: 'MoveMovedOn' };

export type NewMove = {
  readonly move: Move;
  /** As it was read; another version of it begins no move. */
  readonly tenant: Tenant;
  readonly event: TenantMoveStarted;
  readonly claim?: IdempotencyClaim;
};

export type Switch = {
  readonly move: Move;
  readonly tenant: Tenant;
  readonly event: TenantMoved;
};

export type Closing = { readonly move: Move; readonly event?: TenantMoveFailed };

/**
 * The moves, and what they change of their tenants. Every write bears the move's next revision and
 * holds only while the one before it stands, whatever else it writes: of two runners one writes.
 */
export interface MoveRegistry {
  /** As it is now; null for an unknown one. Throws on an outage. */
  find(key: MoveKey): Promise<Move | null>;

  /** As it is now; null for an unknown one. Throws on an outage. */
  findTenant(tenantId: TenantId): Promise<MovableTenant | null>;

  /** A tenant's moves, latest first. Throws on an outage. */
  list(operator: Operator, tenantId: TenantId, page: PageRequest): Promise<Page<Move>>;

  /** What the first request of this claim began, or null; fails when that request was another one. */
  answered(claim: IdempotencyClaim): Promise<Result<Move | null, IdempotencyKeyReused>>;

  /** Begins a move and tells it, all or nothing; fails where one is under way, or the tenant changed. */
  begin(beginning: NewMove): Promise<Result<void, MoveMovedOn>>;

  /** Throws on an outage, and then it may have been written. */
  save(move: Move): Promise<Result<Move, MoveMovedOn>>;

  /** Records the move and pauses, or opens, the writes of the tenant's users: all or nothing. */
  setWrites(move: Move, writes: 'open' | 'paused'): Promise<Result<Move, MoveMovedOn>>;

  /** Makes the new home the tenant's, for everyone who asks, and tells it: all or nothing. */
  switchHome(change: Switch): Promise<Result<Move, MoveMovedOn>>;

  /** Ends the move, so that another may begin, and tells a failure: all or nothing. */
  close(closing: Closing): Promise<Result<Move, MoveMovedOn>>;

  /** Every move that has not ended, page by page; may lag by a second. */
  listOpen(): AsyncIterable<readonly MoveKey[]>;
}
