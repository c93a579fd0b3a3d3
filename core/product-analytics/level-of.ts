import type { TenantId } from '../tenancy/tenant-context.ts';
import type { TenantFinder } from '../tenants/tenant-finder.ts';
import { limitsFor, type EntitledPrincipal } from '../plans/entitled.ts';
import { limitsOfTenant } from '../plans/features-of-tenant.ts';
import type { Plans } from '../plans/plan.ts';
import type { PlanOfTenant } from '../plans/terms-of.ts';
import type { GrantedLevel } from './level.ts';

/** Of who asks: by plan, override or flag. */
export const levelOf = (plans: Plans, principal: EntitledPrincipal & PlanOfTenant): GrantedLevel =>
  limitsFor(plans, principal).analytics;

export type Levels = { of(tenantId: TenantId): Promise<GrantedLevel> };

/** Of a tenant, by its record: `none` where there is none. */
export const levelsOf = (tenants: Pick<TenantFinder, 'find'>, plans: Plans): Levels => ({
  of: async (tenantId) => {
    const tenant = await tenants.find(tenantId);
    return tenant ? limitsOfTenant(plans, tenant).analytics : 'none';
  },
});
