import type { TenantId } from '../tenancy/tenant-context.ts';

/** Keeps a new tenant's admin password from every eye until its user is made. */
export interface AdminPasswordEncrypter {
  /** Ciphertext that opens for this tenant only. Throws on an outage. */
  encrypt(tenantId: TenantId, password: string): Promise<string>;
}
