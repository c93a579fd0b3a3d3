import * as z from 'zod';
import { INVOICE_STATUSES, type Invoice } from '../../../core/billing/invoice.ts';
import { CURRENCIES, minorNumberOf, moneyOfMinor, type Money } from '../../../core/money/money.ts';
import { noneInvoiceKey } from './billing-keys.ts';
import { isoTime } from '../table/iso-time.ts';

const whole = z.int().transform(BigInt);

const lineItem = z.object({
  id: z.string(),
  kind: z.enum(['plan', 'proration', 'usage']),
  description: z.string(),
  quantity: whole,
  amountMinor: z.int(),
  period: z.object({ from: isoTime, to: isoTime }),
  meter: z.string().optional(),
});

const invoiceItem = z.object({
  id: z.string(),
  number: z.string().optional(),
  status: z.enum(INVOICE_STATUSES),
  currency: z.enum(CURRENCIES),
  lines: z.array(lineItem),
  discountMinor: z.int(),
  taxMinor: z.int(),
  totalMinor: z.int(),
  amountDueMinor: z.int(),
  amountPaidMinor: z.int(),
  createdAt: isoTime,
  transitions: z.object({
    finalizedAt: isoTime.optional(),
    paidAt: isoTime.optional(),
    voidedAt: isoTime.optional(),
    uncollectibleAt: isoTime.optional(),
  }),
});

export function toInvoiceItem(tenantId: string, invoice: Invoice) {
  const { discount, tax, total, amountDue, amountPaid, ...rest } = invoice;
  return {
    ...noneInvoiceKey(tenantId, invoice.id),
    ...rest,
    createdAt: rest.createdAt.toISOString(),
    transitions: Object.fromEntries(
      Object.entries(rest.transitions).map(([name, at]) => [name, at.toISOString()]),
    ),
    lines: rest.lines.map(({ amount, quantity, period: { from, to }, ...line }) => ({
      ...line,
      quantity: minorNumberOf({ amountMinor: quantity }),
      amountMinor: minorNumberOf(amount),
      period: { from: from.toISOString(), to: to.toISOString() },
    })),
    discountMinor: minorNumberOf(discount),
    taxMinor: minorNumberOf(tax),
    totalMinor: minorNumberOf(total),
    amountDueMinor: minorNumberOf(amountDue),
    amountPaidMinor: minorNumberOf(amountPaid),
  };
}

export function fromInvoiceItem(value: unknown): Invoice {
  const item = invoiceItem.parse(value);
  const { discountMinor, taxMinor, totalMinor, amountDueMinor, amountPaidMinor, ...rest } = item;
  const amount = (minor: number): Money => moneyOfMinor(minor, item.currency);
  return {
    ...rest,
    lines: rest.lines.map(({ amountMinor, ...line }) => ({ ...line, amount: amount(amountMinor) })),
    discount: amount(discountMinor),
    tax: amount(taxMinor),
    total: amount(totalMinor),
    amountDue: amount(amountDueMinor),
    amountPaid: amount(amountPaidMinor),
    links: {},
  };
}
