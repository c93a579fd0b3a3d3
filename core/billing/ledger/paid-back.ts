import { negated, type Money } from '../../money/money.ts';
import type { PaidBack } from '../billing-provider.ts';
import { ledgerEntry, type LedgerEntry } from './ledger-entry.ts';

const RETURNED = 'returned';

/**
 * All that it has caused up to now: one that came back (a dispute that was won, a refund that failed) causes its
 * opposite beside it, so that a later reading books all that an earlier one did.
 */
export function entriesOfPaidBack(back: PaidBack): LedgerEntry[] {
  const { id, kind, amount, isReturned } = back;
  const name = `${kind}:${id}`;
  return [
    entryOf(back, name, amount),
    ...(isReturned ? [entryOf(back, `${name}:${RETURNED}`, negated(amount))] : []),
  ];
}

function entryOf({ invoiceId, kind, time }: PaidBack, what: string, amount: Money): LedgerEntry {
  return ledgerEntry({
    ...{ id: `${entryPrefixOf(invoiceId)}${what}`, time, invoiceId, currency: amount.currency },
    postings: [
      { account: kind === 'refund' ? 'refunds' : 'disputes', amount },
      { account: 'cash', amount: negated(amount) },
    ],
  });
}

/** What begins the ids of all entries of an invoice. */
export const entryPrefixOf = (invoiceId: string): string => `invoice:${invoiceId}:`;

/** What went back of an invoice, out of its entries. */
export function paidBackIn(entries: readonly LedgerEntry[]): PaidBack[] {
  const ids = new Set(entries.map(({ id }) => id));
  return entries.flatMap(({ id, invoiceId, postings, time }) => {
    const [kind, paidBackId, more] = id.slice(entryPrefixOf(invoiceId).length).split(':');
    const isMoney = (kind === 'refund' || kind === 'dispute') && more === undefined;
    const amount = postings.find(({ account }) => account !== 'cash')?.amount;
    if (!isMoney || paidBackId === undefined || !amount) return [];
    const isReturned = ids.has(`${id}:${RETURNED}`);
    return [{ id: paidBackId, kind, invoiceId, amount, time, isReturned }];
  });
}
