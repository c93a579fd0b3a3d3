import type { Operator } from '../access/principal.ts';
import type { TenantId } from '../tenancy/tenant-context.ts';
import type { Tenant } from '../tenants/tenant.ts';
import type { Step } from './step.ts';

/** A tenant with every step of its provisioning, in their order. */
export type TenantRecord = { readonly tenant: Tenant; readonly steps: readonly Step[] };

/** Reading one tenant of all: the operators' view, hence the context that only an operator has. */
export interface TenantRecords {
  /** As it is now; null for an unknown tenant. Throws on an outage. */
  find(operator: Operator, tenantId: TenantId): Promise<TenantRecord | null>;
}
