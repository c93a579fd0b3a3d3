import { formatMoney, minus, sum, type Money } from '../../money/money.ts';
import type { Address, Buyer } from '../billing-provider.ts';
import type { Invoice, InvoiceLine } from '../invoice.ts';

/** What is written on an invoice, whatever it is written as. */
export type InvoiceDocument = {
  readonly title: string;
  readonly facts: readonly Row[];
  readonly seller: readonly string[];
  readonly buyer: readonly string[];
  readonly lines: readonly DocumentLine[];
  readonly totals: readonly Row[];
};

export type Row = { readonly label: string; readonly value: string };
export type DocumentLine = {
  readonly description: string;
  readonly period: string;
  readonly quantity: string;
  readonly amount: string;
};

export type Parties = { readonly seller: string; readonly buyer: Buyer };

export function invoiceDocument(invoice: Invoice, { seller, buyer }: Parties): InvoiceDocument {
  const { address, taxId } = buyer;
  return {
    title: `Invoice ${invoice.number ?? invoice.id}`,
    facts: [
      { label: 'Date', value: day(invoice.transitions.finalizedAt ?? invoice.createdAt) },
      { label: 'Status', value: invoice.status },
    ],
    seller: [seller],
    buyer: [
      buyer.name,
      ...(address ? linesOf(address) : []),
      buyer.email,
      ...(taxId ? [`Tax id ${taxId.value}`] : []),
    ],
    lines: invoice.lines.map(toLine),
    totals: totalsOf(invoice),
  };
}

function totalsOf({ lines, currency, discount, tax, total, amountDue }: Invoice): Row[] {
  const subtotal = sum(
    lines.map(({ amount }) => amount),
    currency,
  );
  const balance = minus(amountDue, total);
  const rows: [string, Money, boolean][] = [
    ['Subtotal', subtotal, true],
    ['Discount', minus(sum([], currency), discount), discount.amountMinor !== 0n],
    ['Tax', tax, tax.amountMinor !== 0n],
    ['Total', total, true],
    // Below nothing it was left by an earlier invoice, above it is left for the next one.
    ['Balance', balance, balance.amountMinor !== 0n],
    ['Amount due', amountDue, true],
  ];
  return rows
    .filter(([, , isShown]) => isShown)
    .map(([label, amount]) => ({ label, value: formatMoney(amount) }));
}

const toLine = ({ description, period, quantity, amount }: InvoiceLine): DocumentLine => ({
  description,
  period: `${day(period.from)} to ${day(period.to)}`,
  quantity: quantity.toString(),
  amount: formatMoney(amount),
});

const linesOf = ({ line1, line2, postalCode, city, country }: Address): string[] => [
  line1,
  ...(line2 === undefined ? [] : [line2]),
  `${postalCode} ${city}`,
  country,
];

const day = (time: Date): string => time.toISOString().slice(0, 10);
