import { ok, type Result } from '../../kit/result.ts';
import type { TenantId } from '../tenancy/tenant-context.ts';
import type { BillingProvider, NotSold, NotSubscribed } from './billing-provider.ts';
import { customerOf, type BillingNotReady } from './customer-of.ts';
import type { PlanChoice } from './plan-terms.ts';
import { refreshAccount, type RefreshPorts } from './refresh-account.ts';
import type { Subscription } from './subscription.ts';

export type ResumeSubscriptionPorts = RefreshPorts & {
  readonly provider: Pick<BillingProvider, 'resume'>;
};

/** Has a subscription go on that was to end with its tenant, or buys anew what has ended so. */
export async function resumeSubscription(
  ports: ResumeSubscriptionPorts,
  tenantId: TenantId,
  choice: Omit<PlanChoice, 'quantity'>,
): Promise<Result<Subscription, BillingNotReady | NotSold | NotSubscribed>> {
  const customer = await customerOf(ports.accounts, tenantId);
  if (!customer.ok) return customer;
  const resumed = await ports.provider.resume(customer.value, choice);
  if (!resumed.ok) return resumed;
  await refreshAccount(ports, tenantId);
  return ok(resumed.value);
}
