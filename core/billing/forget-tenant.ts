import type { TenantId } from '../tenancy/tenant-context.ts';
import type { BillingProvider } from './billing-provider.ts';
import { cancelSubscription, type CancelSubscriptionPorts } from './cancel-subscription.ts';

export type ForgetTenantPorts = CancelSubscriptionPorts & {
  readonly provider: Pick<BillingProvider, 'forgetCustomer'>;
};

/** Ends what an erased tenant has bought, with a last invoice, and has the provider forget who it was; the account says when. */
export async function forgetTenant(
  ports: ForgetTenantPorts,
  tenantId: TenantId,
  key: string,
): Promise<void> {
  const { accounts, provider, now } = ports;
  const account = await accounts.find(tenantId);
  if (!account || account.forgottenAt) return;
  await cancelSubscription(ports, { tenantId, when: 'at_once', key });
  await provider.forgetCustomer(tenantId, account.customerId);

  const current = await accounts.find(tenantId);
  if (!current) return;
  const forgotten = { ...current, forgottenAt: now(), version: current.version + 1 };
  if (!(await accounts.save(forgotten))) throw new Error(`${tenantId} is written by others.`);
}
