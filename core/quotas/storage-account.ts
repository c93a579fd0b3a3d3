import type { Quantity } from '../plans/feature.ts';
import { limitsFor, type EntitledPrincipal } from '../plans/entitled.ts';
import { limitsOfTenant, type RecordedFeatures } from '../plans/features-of-tenant.ts';
import type { Plans } from '../plans/plan.ts';
import type { PlanOfTenant } from '../plans/terms-of.ts';
import type { TenantId } from '../tenancy/tenant-context.ts';

/** Whose storage it is, and how much of it the tenant's plan grants: files and records together. */
export type StorageAccount = { readonly tenantId: TenantId; readonly limitBytes: Quantity };

/** Of a request, by what its principal is entitled to; no read. */
export const storageAccountOf = (
  plans: Plans,
  principal: EntitledPrincipal & PlanOfTenant & { readonly tenantId: TenantId },
  now = new Date(),
): StorageAccount => ({
  tenantId: principal.tenantId,
  limitBytes: limitsFor(plans, principal, now).storageBytes,
});

/** Of the platform's own work, by the tenant's record. */
export const storageAccountOfTenant = (
  plans: Plans,
  tenant: RecordedFeatures & { readonly id: TenantId },
  now = new Date(),
): StorageAccount => ({
  tenantId: tenant.id,
  limitBytes: limitsOfTenant(plans, tenant, now).storageBytes,
});
