import type { TenantScope } from '../tenancy/tenant-context.ts';

/** What was counted; not complete when the reads ran out before the data. */
export type Count<Figures> = { readonly figures: Figures; readonly isComplete: boolean };

/** Counts what a tenant has in one store, by the tenant's own session. */
export interface Meter<Figures> {
  /** Makes at most `maxReads` reads. Throws on an outage. */
  count(tenant: TenantScope, maxReads: number): Promise<Count<Figures>>;
}
