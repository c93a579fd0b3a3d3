import type { BillingAccounts } from '../billing/billing-accounts.ts';
import type { BillingProvider } from '../billing/billing-provider.ts';
import type { Invoice } from '../billing/invoice.ts';
import type { PriceList } from '../billing/plan-terms.ts';
import type { Subscription } from '../billing/subscription.ts';
import { plus, sum, zero, type Money } from '../money/money.ts';
import type { TenantId } from '../tenancy/tenant-context.ts';
import { CURRENCY, recurringOf } from './recurring-revenue.ts';

export type TenantSpendPorts = {
  readonly accounts: Pick<BillingAccounts, 'find'>;
  readonly provider: Pick<BillingProvider, 'previewInvoice'>;
  readonly prices: PriceList;
  readonly now: () => Date;
};

export type TenantSpend = {
  readonly subscription: Subscription;
  /** What the plan costs each month. */
  readonly recurring: Money;
  /** In this period, as far as it is reported. */
  readonly usageSoFar: Money;
  /** Both: what this period costs up to now. */
  readonly spendSoFar: Money;
  /** The next invoice as it would be now; absent where none follows. */
  readonly next?: Pick<Invoice, 'total' | 'amountDue'>;
};

/** Null for a tenant that is no customer of the billing provider yet. */
export async function tenantSpend(
  { accounts, provider, prices, now }: TenantSpendPorts,
  tenantId: TenantId,
): Promise<TenantSpend | null> {
  const account = await accounts.find(tenantId);
  if (account?.customerId === undefined || !account.subscription) return null;
  const { customerId, subscription } = account;
  const preview = await provider.previewInvoice({ tenantId, customerId });
  const recurring = recurringOf(subscription, prices, now());
  const usageSoFar = preview ? usageOn(preview) : zero(CURRENCY);
  return {
    ...{ subscription, recurring, usageSoFar, spendSoFar: plus(recurring, usageSoFar) },
    ...(preview && { next: { total: preview.total, amountDue: preview.amountDue } }),
  };
}

const usageOn = ({ lines, currency }: Invoice): Money =>
  sum(
    lines.flatMap(({ kind, amount }) => (kind === 'usage' ? amount : [])),
    currency,
  );
