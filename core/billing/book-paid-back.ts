import type { BillingAccounts } from './billing-accounts.ts';
import type { BillingProvider } from './billing-provider.ts';
import type { Ledger } from './ledger/ledger.ts';
import { entriesOfPaidBack } from './ledger/paid-back.ts';

export type BookPaidBackPorts = {
  readonly accounts: Pick<BillingAccounts, 'tenantOf'>;
  readonly provider: Pick<BillingProvider, 'readPayment'>;
  readonly ledger: Pick<Ledger, 'append'>;
};

/** Reads anew what of a payment went back, and books it; false for a payment of no customer of ours. */
export async function bookPaidBack(
  { accounts, provider, ledger }: BookPaidBackPorts,
  paymentId: string,
): Promise<boolean> {
  const payment = await provider.readPayment(paymentId);
  const tenantId = payment && (await accounts.tenantOf(payment.customerId));
  if (!tenantId) return false;
  for (const back of payment.paidBack) {
    for (const entry of entriesOfPaidBack(back)) await ledger.append(tenantId, entry);
  }
  return true;
}
