import type { ApiKeyId } from '../access/api-key-text.ts';
import type { TenantId } from '../tenancy/tenant-context.ts';

export type FirstKeySecret = { readonly keyId: ApiKeyId; readonly secret: string };

/** The secrets of first API keys, encrypted until an owner takes them, for a week at most. */
export interface FirstKeySecrets {
  /** In the place of one that was kept before. Throws on an outage. */
  keep(tenantId: TenantId, secret: FirstKeySecret): Promise<void>;
  /** Gives it to one caller, once; null where there is none. Throws on an outage. */
  take(tenantId: TenantId): Promise<FirstKeySecret | null>;
  /** Throws on an outage. */
  forget(tenantId: TenantId): Promise<void>;
}
