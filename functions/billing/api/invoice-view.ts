import type { z } from 'zod';
import type { PaidBack } from '../../../core/billing/billing-provider.ts';
import type { Invoice, InvoiceLine, Period } from '../../../core/billing/invoice.ts';
import { minorNumberOf, type Money } from '../../../core/money/money.ts';
import type { invoiceView } from '../schemas.ts';

export type InvoiceView = z.input<typeof invoiceView>;

export function toInvoiceView(invoice: Invoice): InvoiceView {
  const { id, number, status, lines, createdAt, transitions, links } = invoice;
  const { finalizedAt, paidAt } = transitions;
  return {
    ...{ id, number, status, lines: lines.map(toLineView) },
    discount: toMoneyView(invoice.discount),
    tax: toMoneyView(invoice.tax),
    total: toMoneyView(invoice.total),
    amountDue: toMoneyView(invoice.amountDue),
    amountPaid: toMoneyView(invoice.amountPaid),
    createdAt: createdAt.toISOString(),
    finalizedAt: finalizedAt?.toISOString(),
    paidAt: paidAt?.toISOString(),
    pageUrl: links.page,
    pdfUrl: links.pdf,
  };
}

export const toPaidBackView = ({ kind, amount, time, isReturned }: PaidBack) => ({
  ...{ kind, amount: toMoneyView(amount), isReturned },
  time: time.toISOString(),
});

const toLineView = ({ amount, quantity, period, ...line }: InvoiceLine) => ({
  ...line,
  quantity: minorNumberOf({ amountMinor: quantity }),
  amount: toMoneyView(amount),
  period: toPeriodView(period),
});

const toMoneyView = (money: Money) => ({
  amountMinor: minorNumberOf(money),
  currency: money.currency,
});

export const toPeriodView = ({ from, to }: Period) => ({
  from: from.toISOString(),
  to: to.toISOString(),
});
