import type { TenantId } from '../tenancy/tenant-context.ts';

/** The other half of the AdminPasswordSealer. */
export interface AdminPasswordOpener {
  /** The password that was sealed for this tenant. Throws for any other tenant, and on an outage. */
  open(tenantId: TenantId, ciphertext: string): Promise<string>;
}
