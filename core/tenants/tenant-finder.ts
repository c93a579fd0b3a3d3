import type { Tenant } from './tenant.ts';

/** Finds one tenant by what names it. */
export interface TenantFinder {
  /**
   * The tenant of that slug or id, whatever its state; null when there is none. Makes the same reads
   * in both cases, so that the time it takes tells nothing.
   */
  find(slugOrId: string): Promise<Tenant | null>;
}
