import type { Id } from '../../kit/id.ts';
import type { TenantId } from '../tenancy/tenant-context.ts';
import type { UsageWindow } from './usage-window.ts';

/**
 * What a window counted when it was sealed; never changed. An hour of a meter; of a count of unique values, which no
 * hours add up to, a calendar month. Events that come later make another revision of the window.
 */
export type SealedWindow = {
  /** In the tenant's log, from 1 on and without gaps. */
  readonly position: number;
  /** The same for the same tenant, window and revision, and for nothing else: what is exported goes by it. */
  readonly id: Id<'usw'>;
  readonly windowId: string;
  readonly window: UsageWindow;
  readonly revision: number;
  /** A decimal number: all that the window counts, exact and not rounded. */
  readonly quantity: string;
  /** A decimal number: the quantity less that of the revision before. Of a sum or count, what is new. */
  readonly change: string;
  readonly events: number;
  /** A late one: a revision while its period is open, an adjustment once that is closed. */
  readonly kind: 'window' | 'revision' | 'adjustment';
  readonly sealedAt: Date;
};

/** What may be billed, in the order in which it was sealed. */
export interface SealedWindows {
  /** Of one tenant, behind a position; from the beginning with 0. Fewer than `limit` are the end for now. */
  listAfter(tenantId: TenantId, position: number, limit: number): Promise<readonly SealedWindow[]>;
}
