import type { BillingProvider, CustomerRef } from '../../../core/billing/billing-provider.ts';
import type { Invoice } from '../../../core/billing/invoice.ts';
import type { PlanChoice } from '../../../core/billing/plan-terms.ts';
import { newId } from '../../../kit/id.ts';

/** A provider with the plans of price-list.ts, and the time as it sees it. */
export type BillingWorld = {
  readonly provider: BillingProvider;
  now(): Date;
  /** What is due until then is done. */
  advanceTo(time: Date): Promise<void>;
  /** The customer, who pays whatever is due. */
  customer(name?: string): Promise<CustomerRef>;
};

export const detailsOf = (name = 'Acme') => ({
  ...{ tenantId: newId('tnt'), attempt: 1, name, email: 'billing@acme.example' },
});

export const choice = (plan: string, quantity = 1): PlanChoice => ({
  ...{ plan, planVersion: 1, quantity },
});

export async function allInvoices(provider: BillingProvider, customer: CustomerRef) {
  const invoices: Invoice[] = [];
  let after: string | undefined;
  do {
    const page = await provider.listInvoices(customer, {
      limit: 3,
      ...(after !== undefined && { after }),
    });
    invoices.push(...page.items);
    after = page.next;
  } while (after !== undefined);
  return invoices.reverse();
}

/** Kind and cents of each line, then the total in cents; lines of nothing are left out. */
export const inCents = ({ lines, discount, total }: Invoice) => ({
  lines: lines
    .filter(({ amount }) => amount.amountMinor !== 0n)
    .map(({ kind, amount }) => `${kind} ${amount.amountMinor}`)
    .sort(),
  ...(discount.amountMinor !== 0n && { discount: Number(discount.amountMinor) }),
  total: Number(total.amountMinor),
});
