import type { Invoice, InvoiceTransitions } from '../../../core/billing/invoice.ts';
import { minus, money, plus } from '../../../core/money/money.ts';

const MARCH = { from: new Date('2027-03-01T00:00:00Z'), to: new Date('2027-04-01T00:00:00Z') };

type Changes = {
  readonly id?: string;
  readonly cents?: bigint;
  readonly discount?: bigint;
  readonly tax?: bigint;
  readonly transitions?: InvoiceTransitions;
};

/** An invoice of one line that adds up; final at the start of its period where nothing else is said. */
export function anInvoice(changes: Changes = {}): Invoice {
  const { id = 'in_1', transitions = { finalizedAt: MARCH.from } } = changes;
  const amount = money(changes.cents ?? 9900n, 'usd');
  const discount = money(changes.discount ?? 0n, 'usd');
  const tax = money(changes.tax ?? 0n, 'usd');
  const total = plus(minus(amount, discount), tax);
  const amountDue = total.amountMinor < 0n ? money(0n, 'usd') : total;
  return {
    id,
    status: statusOf(transitions),
    currency: 'usd',
    lines: [{ id: 'plan', kind: 'plan', description: 'Pro', quantity: 1n, amount, period: MARCH }],
    discount,
    tax,
    total,
    amountDue,
    amountPaid: transitions.paidAt ? amountDue : money(0n, 'usd'),
    createdAt: MARCH.from,
    transitions,
    links: {},
  };
}

function statusOf({ finalizedAt, paidAt, voidedAt, uncollectibleAt }: InvoiceTransitions) {
  if (paidAt) return 'paid';
  if (voidedAt) return 'void';
  if (uncollectibleAt) return 'uncollectible';
  return finalizedAt ? 'open' : 'draft';
}
