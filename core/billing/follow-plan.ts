import type { TenantId } from '../tenancy/tenant-context.ts';
import type { TenantFinder } from '../tenants/tenant-finder.ts';
import { FIRST_PLAN_VERSION } from '../plans/terms-of.ts';
import { changeSubscription, type ChangeSubscriptionPorts } from './change-subscription.ts';

export type FollowPlanPorts = ChangeSubscriptionPorts & { readonly tenants: TenantFinder };

/**
 * A tenant buys the plan that it has: read now, so that neither order nor number of events matters. Whom the provider
 * does not know yet, and who has no subscription any more, has nothing to change. Throws on a plan that is not sold.
 */
export async function followPlan(
  { tenants, ...ports }: FollowPlanPorts,
  tenantId: TenantId,
  eventId: string,
): Promise<void> {
  const tenant = await tenants.find(tenantId);
  if (!tenant) return;
  const { plan, planVersion = FIRST_PLAN_VERSION } = tenant;
  const changed = await changeSubscription(ports, { tenantId, plan, planVersion, key: eventId });
  if (changed.ok || changed.error.kind !== 'NotSold') return;
  throw new Error(`The billing system does not sell ${changed.error.what}.`);
}
