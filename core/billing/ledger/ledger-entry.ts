import { sum, type Currency, type Money } from '../../money/money.ts';

/**
 * The accounts of what we bill. Debits are positive, credits negative.
 * `receivable`: what tenants owe; `cash`: what they paid; `revenue` and `tax`: what was billed;
 * `discounts`: what coupons took off; `refunds`: what was paid back; `disputes`: what a bank took back;
 * `losses`: what will not be paid any more.
 */
export const ACCOUNTS = [
  'receivable',
  'cash',
  'revenue',
  'tax',
  'discounts',
  'refunds',
  'disputes',
  'losses',
] as const;
export type Account = (typeof ACCOUNTS)[number];

export type Posting = { readonly account: Account; readonly amount: Money };

/** One thing that happened, in two or more postings whose sum is nothing. Never changed, never deleted. */
export type LedgerEntry = {
  /** Derived from what happened, such as `invoice:in_1:issued`: the same thing is never booked twice. */
  readonly id: string;
  readonly time: Date;
  readonly invoiceId: string;
  readonly currency: Currency;
  readonly postings: readonly Posting[];
};

/** Throws an UnbalancedEntryError where the postings do not sum to nothing. Postings of nothing are left out. */
export function ledgerEntry(entry: LedgerEntry): LedgerEntry {
  const { currency, postings } = entry;
  const balance = sum(
    postings.map(({ amount }) => amount),
    currency,
  );
  if (balance.amountMinor !== 0n) throw new UnbalancedEntryError(entry.id, balance);
  return { ...entry, postings: postings.filter(({ amount }) => amount.amountMinor !== 0n) };
}

export class UnbalancedEntryError extends Error {
  override readonly name = 'UnbalancedEntryError';

  constructor(id: string, { amountMinor, currency }: Money) {
    super(`The ledger entry ${id} is out of balance by ${amountMinor} ${currency}.`);
  }
}
