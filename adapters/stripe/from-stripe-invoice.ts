import type Stripe from 'stripe';
import {
  INVOICE_STATUSES,
  type Invoice,
  type InvoiceLine,
  type InvoiceTransitions,
} from '../../core/billing/invoice.ts';
import { CURRENCIES, moneyOfMinor, plus, type Currency } from '../../core/money/money.ts';
import { at } from './from-stripe-subscription.ts';

type MeterOf = (priceId: string) => Promise<string | undefined>;

export async function fromStripeInvoice(
  invoice: Stripe.Invoice,
  meterOf: MeterOf,
): Promise<Invoice> {
  const currency = currencyOf(invoice.currency);
  const amount = (minor: number) => moneyOfMinor(minor, currency);
  const lines: InvoiceLine[] = [];
  for (const line of invoice.lines.data) lines.push(await toLine(line, currency, meterOf));
  return {
    id: invoice.id,
    ...(invoice.number !== null && { number: invoice.number }),
    status: INVOICE_STATUSES.find((known) => known === invoice.status) ?? 'draft',
    currency,
    lines: mergeTiers(lines),
    discount: amount(total(invoice.total_discount_amounts ?? [])),
    tax: amount(total(invoice.total_taxes ?? [])),
    total: amount(invoice.total),
    amountDue: amount(invoice.amount_due),
    amountPaid: amount(invoice.amount_paid),
    createdAt: at(invoice.created),
    transitions: transitionsOf(invoice),
    links: {
      ...(invoice.hosted_invoice_url && { page: invoice.hosted_invoice_url }),
      ...(invoice.invoice_pdf && { pdf: invoice.invoice_pdf }),
    },
  };
}

const total = (parts: readonly { readonly amount: number }[]) =>
  parts.reduce((sum, { amount }) => sum + amount, 0);

function transitionsOf({ status_transitions: times }: Stripe.Invoice): InvoiceTransitions {
  const { finalized_at, paid_at, voided_at, marked_uncollectible_at } = times;
  return {
    ...(finalized_at !== null && { finalizedAt: at(finalized_at) }),
    ...(paid_at !== null && { paidAt: at(paid_at) }),
    ...(voided_at !== null && { voidedAt: at(voided_at) }),
    ...(marked_uncollectible_at !== null && { uncollectibleAt: at(marked_uncollectible_at) }),
  };
}

async function toLine(
  line: Stripe.InvoiceLineItem,
  currency: Currency,
  meterOf: MeterOf,
): Promise<InvoiceLine> {
  const price = line.pricing?.price_details?.price;
  const priceId = typeof price === 'string' ? price : price?.id;
  const meter = priceId === undefined ? undefined : await meterOf(priceId);
  return {
    id: line.id,
    kind: kindOf(line, meter),
    description: line.description ?? '',
    quantity: BigInt(line.quantity ?? 1),
    amount: moneyOfMinor(line.amount, currency),
    period: { from: at(line.period.start), to: at(line.period.end) },
    ...(meter !== undefined && { meter }),
  };
}

function kindOf({ parent }: Stripe.InvoiceLineItem, meter?: string): InvoiceLine['kind'] {
  if (meter !== undefined) return 'usage';
  const isProration =
    parent?.subscription_item_details?.proration === true ||
    parent?.invoice_item_details?.proration === true;
  return isProration ? 'proration' : 'plan';
}

/** Stripe has a line for each tier of a price; what is included and what is beyond is one usage. */
function mergeTiers(lines: readonly InvoiceLine[]): InvoiceLine[] {
  const merged = new Map<string, InvoiceLine>();
  for (const line of lines) {
    const { meter, period } = line;
    const key = meter === undefined ? line.id : `${meter} ${period.from.getTime()}`;
    const before = merged.get(key);
    merged.set(key, before ? together(before, line) : line);
  }
  return [...merged.values()];
}

const together = (one: InvoiceLine, other: InvoiceLine): InvoiceLine => ({
  ...one,
  quantity: one.quantity + other.quantity,
  amount: plus(one.amount, other.amount),
});

export function currencyOf(text: string): Currency {
  const currency = CURRENCIES.find((known) => known === text);
  if (!currency) throw new Error(`Stripe bills in ${text}, which the platform does not know.`);
  return currency;
}
