import { negated, plus, type Money } from '../../money/money.ts';
import type { Invoice } from '../invoice.ts';
import { entryPrefixOf } from './paid-back.ts';
import { ledgerEntry, type Account, type LedgerEntry, type Posting } from './ledger-entry.ts';

/**
 * All that an invoice has caused up to now. It depends on nothing but the invoice as it is read, and a later
 * reading causes all that an earlier one did: whoever reads it, how often and when, books the same in the end.
 */
export function entriesOfInvoice(invoice: Invoice): LedgerEntry[] {
  const { finalizedAt, paidAt, voidedAt, uncollectibleAt } = invoice.transitions;
  if (!finalizedAt) return [];
  // What is paid or void after it was given up is owed again in that moment.
  const recoveredAt = uncollectibleAt && (paidAt ?? voidedAt);
  return [
    entryOf(invoice, 'issued', { time: finalizedAt, postings: billed(invoice) }),
    ...(uncollectibleAt ? [lost(invoice, uncollectibleAt)] : []),
    ...(recoveredAt ? [recovered(invoice, recoveredAt)] : []),
    ...(paidAt ? [paid(invoice, paidAt)] : []),
    ...(voidedAt ? [reversed(invoice, voidedAt)] : []),
  ];
}

const billed = ({ total, discount, tax }: Invoice): Posting[] => [
  { account: 'receivable', amount: total },
  { account: 'discounts', amount: discount },
  { account: 'tax', amount: negated(tax) },
  { account: 'revenue', amount: negated(plus(plus(total, discount), negated(tax))) },
];

/** What was left in the tenant's favour stays on `receivable`, as what we owe, until an invoice uses it. */
const paid = (invoice: Invoice, time: Date): LedgerEntry =>
  entryOf(invoice, 'paid', { time, postings: transfer('cash', 'receivable', invoice.amountPaid) });

const reversed = (invoice: Invoice, time: Date): LedgerEntry =>
  entryOf(invoice, 'void', {
    time,
    postings: billed(invoice).map(({ account, amount }) => ({ account, amount: negated(amount) })),
  });

const lost = (invoice: Invoice, time: Date): LedgerEntry =>
  entryOf(invoice, 'lost', { time, postings: transfer('losses', 'receivable', invoice.amountDue) });

const recovered = (invoice: Invoice, time: Date): LedgerEntry =>
  entryOf(invoice, 'recovered', {
    time,
    postings: transfer('receivable', 'losses', invoice.amountDue),
  });

const transfer = (to: Account, from: Account, amount: Money): Posting[] => [
  { account: to, amount },
  { account: from, amount: negated(amount) },
];

const entryOf = (
  { id, currency }: Invoice,
  what: string,
  entry: Pick<LedgerEntry, 'time' | 'postings'>,
): LedgerEntry =>
  ledgerEntry({ id: `${entryPrefixOf(id)}${what}`, invoiceId: id, currency, ...entry });
