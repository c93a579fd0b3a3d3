import { minus, sum, zero, type Currency, type Money } from '../money/money.ts';

export const INVOICE_STATUSES = ['draft', 'open', 'paid', 'uncollectible', 'void'] as const;
export type InvoiceStatus = (typeof INVOICE_STATUSES)[number];

/** From its first moment up to, and without, its last. */
export type Period = { readonly from: Date; readonly to: Date };

export type InvoiceLine = {
  /** Unique in its invoice. */
  readonly id: string;
  /** The plan in advance, the rest of a period after a change, or what was used, afterwards. */
  readonly kind: 'plan' | 'proration' | 'usage';
  readonly description: string;
  readonly quantity: bigint;
  readonly amount: Money;
  readonly period: Period;
  /** Of usage: its windows are those of this meter in the line's period. */
  readonly meter?: string;
};

/** When what became of it; a draft has none. All of them stay known, so its last state tells its whole way. */
export type InvoiceTransitions = {
  readonly finalizedAt?: Date;
  readonly paidAt?: Date;
  readonly voidedAt?: Date;
  readonly uncollectibleAt?: Date;
};

/** What a tenant is to pay. Once it is no draft, its lines and sums never change. */
export type Invoice = {
  readonly id: string;
  readonly number?: string;
  readonly status: InvoiceStatus;
  readonly currency: Currency;
  readonly lines: readonly InvoiceLine[];
  /** What the coupon takes off the lines' sum. */
  readonly discount: Money;
  readonly tax: Money;
  readonly total: Money;
  /** The total less what earlier invoices left in the tenant's favour. */
  readonly amountDue: Money;
  readonly amountPaid: Money;
  readonly createdAt: Date;
  readonly transitions: InvoiceTransitions;
  /** Where people read it, by a link that the provider made. */
  readonly links: { readonly page?: string; readonly pdf?: string };
};

/** What must be true of every invoice's sums; throws a message that names the invoice. */
export function checkSums({ id, lines, discount, tax, total, currency }: Invoice): void {
  const ofLines = sum(
    lines.map(({ amount }) => amount),
    currency,
  );
  const difference = minus(minus(total, tax), minus(ofLines, discount));
  if (difference.amountMinor !== zero(currency).amountMinor) {
    throw new Error(`The invoice ${id} does not add up: ${difference.amountMinor} is left.`);
  }
}
