import type { TenantId } from '../tenancy/tenant-context.ts';

/** The other half of the AdminPasswordEncrypter. */
export interface AdminPasswordDecrypter {
  /** The password that was encrypted for this tenant. Throws for any other tenant, and on an outage. */
  decrypt(tenantId: TenantId, ciphertext: string): Promise<string>;
}
