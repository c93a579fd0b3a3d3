import { ok, type Result } from '../../kit/result.ts';
import type { TenantId } from '../tenancy/tenant-context.ts';
import type { BillingProvider, NotSubscribed } from './billing-provider.ts';
import { customerOf, type BillingNotReady } from './customer-of.ts';
import { refreshAccount, type RefreshPorts } from './refresh-account.ts';
import type { Subscription } from './subscription.ts';

export type CancelSubscriptionPorts = RefreshPorts & {
  readonly provider: Pick<BillingProvider, 'cancel'>;
};

export type Cancellation = {
  readonly tenantId: TenantId;
  readonly when: 'at_period_end' | 'at_once';
  readonly key: string;
};

/** Ends what the tenant has bought, with a last invoice of what it used; nothing that was paid is given back. */
export async function cancelSubscription(
  ports: CancelSubscriptionPorts,
  { tenantId, when, key }: Cancellation,
): Promise<Result<Subscription, BillingNotReady | NotSubscribed>> {
  const customer = await customerOf(ports.accounts, tenantId);
  if (!customer.ok) return customer;
  const cancelled = await ports.provider.cancel(customer.value, when, key);
  if (!cancelled.ok) return cancelled;
  await refreshAccount(ports, tenantId);
  return ok(cancelled.value);
}
