import type { TenantId } from '../tenancy/tenant-context.ts';

/** The passwords that operators gave for new tenants' admins, kept encrypted for a day at most. */
export interface FirstPasswords {
  /** Null where none was given, or its day is over. Throws on an outage. */
  open(tenantId: TenantId): Promise<string | null>;
}
