import {
  minorNumberOf,
  minus,
  moneyOfMinor,
  plus,
  shareOf,
  sum,
  zero,
  type Money,
} from '../../money/money.ts';
import { checkSums, type Invoice, type InvoiceLine } from '../invoice.ts';
import { monthsAfter } from '../months.ts';
import type { PriceList } from '../plan-terms.ts';
import { choiceAt, termsOf } from './choice-at.ts';
import { planLine, prorations, usageLines, type Selling } from './invoice-lines.ts';
import type { NoneAccount, NoneSubscription } from './none-account.ts';
import { periodAt } from './periods.ts';

export type Making = Selling & { readonly account: NoneAccount };

/**
 * The invoice of that number: the plan for the period that begins, and of the one before its changes and its usage.
 * Undefined where the subscription ended before.
 */
export async function makeInvoice(making: Making, index: number): Promise<Invoice | undefined> {
  const { subscription } = making;
  const period = index - (subscription.invoicesBefore ?? 0);
  const next = periodAt(subscription, period);
  const before = period > 0 ? periodAt(subscription, period - 1) : undefined;
  const createdAt = next?.from ?? before?.to;
  if (!createdAt) return undefined;

  const lines = [
    ...(before ? prorations(making, before) : []),
    ...(before ? await usageLines(making, before) : []),
    ...(next ? [planLine(making, next)] : []),
  ].map((line, at) => ({ id: `line_${at + 1}`, ...line }));
  return withSums(making, { lines, createdAt, index });
}

type Unfinished = {
  readonly lines: readonly InvoiceLine[];
  readonly createdAt: Date;
  readonly index: number;
};

function withSums(
  { account, subscription, prices }: Making,
  { lines, createdAt, index }: Unfinished,
): Invoice {
  const { currency } = termsOf(prices, choiceAt(subscription, createdAt));
  const subtotal = sum(
    lines.map(({ amount }) => amount),
    currency,
  );
  const discount = discountOn(subtotal, { subscription, prices, createdAt });
  const total = minus(subtotal, discount);
  const due = plus(total, moneyOfMinor(account.balanceMinor, currency));
  const invoice: Invoice = {
    id: `inv_${account.tenantId}_${String(index + 1).padStart(4, '0')}`,
    number: `${account.tenantId.slice(-8).toUpperCase()}-${String(index + 1).padStart(4, '0')}`,
    status: 'draft',
    currency,
    lines,
    discount,
    tax: zero(currency),
    total,
    amountDue: due.amountMinor > 0n ? due : zero(currency),
    amountPaid: zero(currency),
    createdAt,
    transitions: {},
    links: {},
  };
  checkSums(invoice);
  return invoice;
}

/** What is left in the tenant's favour after the invoice. */
export const balanceAfter = ({ balanceMinor }: NoneAccount, { total }: Invoice): number =>
  Math.min(0, balanceMinor + minorNumberOf(total));

type Discounting = {
  readonly subscription: NoneSubscription;
  readonly prices: PriceList;
  readonly createdAt: Date;
};

function discountOn(subtotal: Money, { subscription, prices, createdAt }: Discounting): Money {
  const { coupon: id, startedAt } = subscription;
  const coupon = id === undefined ? undefined : prices.coupon(id);
  const isOver = coupon?.months !== undefined && createdAt >= monthsAfter(startedAt, coupon.months);
  if (!coupon || isOver || subtotal.amountMinor <= 0n) return zero(subtotal.currency);
  return shareOf(subtotal, BigInt(coupon.percentOff), 100n);
}
