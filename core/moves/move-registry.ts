import type { Page, PageRequest } from '../../kit/page.ts';
import type { Result } from '../../kit/result.ts';
import type { JobChanged, JobRepository, JobStart } from '../jobs/job-repository.ts';
import type { Operator } from '../access/principal.ts';
import type { TenantId } from '../tenancy/tenant-context.ts';
import type { Tenant } from '../tenants/tenant.ts';
import type { TenantMoved, TenantMoveFailed, TenantMoveStarted } from './move-events.ts';
import type { Move, MoveId } from './move.ts';

/** A tenant, and the move of it that runs. */
export type MovableTenant = Tenant & { readonly moveId?: MoveId };

export type MoveStart = {
  readonly start: JobStart<Move>;
  /** As it was read; another version of it starts no move. */
  readonly tenant: Tenant;
  readonly event: TenantMoveStarted;
};

export type Switch = { readonly move: Move; readonly tenant: Tenant; readonly event: TenantMoved };

export type Closing = { readonly move: Move; readonly event?: TenantMoveFailed };

/**
 * The moves, and what they change of their tenants. A write is one transaction, and holds only while
 * the version of the move before it stands. Everything throws on an outage.
 */
export interface MoveRegistry extends Pick<JobRepository<Move>, 'answered'> {
  /** As it is now; null for an unknown one. */
  find(key: { readonly tenantId: TenantId; readonly moveId: MoveId }): Promise<Move | null>;

  /** A tenant's moves, latest first. */
  list(operator: Operator, tenantId: TenantId, page: PageRequest): Promise<Page<Move>>;

  /** As it is now; null for an unknown one. */
  findTenant(tenantId: TenantId): Promise<MovableTenant | null>;

  /** Records a move and its event; fails where one runs, or the tenant changed. */
  begin(start: MoveStart): Promise<Result<Move, JobChanged>>;

  /** Pauses, or opens, the writes of the tenant's users. */
  setWrites(move: Move, writes: 'open' | 'paused'): Promise<Result<Move, JobChanged>>;

  /** Makes the target the tenant's placement for everyone who asks, with its event. */
  switchPlacement(change: Switch): Promise<Result<Move, JobChanged>>;

  /** Ends the move, so that another may begin, with the event of a failure. */
  close(closing: Closing): Promise<Result<Move, JobChanged>>;
}
