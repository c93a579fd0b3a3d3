import type { Tenant } from '../tenants/tenant.ts';

export interface SignInTenants {
  /**
   * The tenant of that slug or id, whatever its state; null when there is none. Makes the same reads
   * in both cases, so that the time it takes tells nothing.
   */
  find(slugOrId: string): Promise<Tenant | null>;
}
