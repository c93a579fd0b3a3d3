import type { TenantScope } from '../tenancy/tenant-context.ts';

/** What was counted; not complete when the reads ran out before the data: `next` is where to go on. */
export type Count<Figures> = {
  readonly figures: Figures;
  readonly isComplete: boolean;
  readonly next?: string;
};

/** Counts what a tenant has in one store, by the tenant's own session. */
export interface Meter<Figures> {
  /** Makes at most `maxReads` reads, beginning where an earlier count ended. Throws on an outage. */
  count(tenant: TenantScope, maxReads: number, from?: string): Promise<Count<Figures>>;
}
