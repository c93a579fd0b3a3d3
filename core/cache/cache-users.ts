import type { TenantContext, TenantScope } from '../tenancy/tenant-context.ts';

/** Where a tenant's cache is a server of its own kind: the user that reaches this tenant's keys alone. */
export interface CacheUsers {
  /** Deletes the tenant's entries and its user; again is harmless. Throws on an outage. */
  remove(tenant: TenantScope): Promise<void>;
}

/** The passwords of these users; each lies with its tenant's data, and only the tenant's session reaches it. */
export interface CachePasswords {
  /** The tenant's password, made at the first call; the same for all who ask at once. */
  of(tenant: TenantContext | TenantScope): Promise<string>;
}
