import type Stripe from 'stripe';
import type { PaidBack, Payment } from '../../core/billing/billing-provider.ts';
import { at } from './from-stripe-subscription.ts';
import { currencyOf } from './from-stripe-invoice.ts';
import { moneyOfMinor } from '../../core/money/money.ts';
import { callStripe, orMissing } from './stripe-errors.ts';

/** Refunds and disputes of one payment; https://docs.stripe.com/api/disputes/object */
export async function readStripePayment(
  client: Stripe,
  payment_intent: string,
): Promise<Payment | null> {
  const payment = { type: 'payment_intent' as const, payment_intent };
  const { data } = await callStripe(() => client.invoicePayments.list({ payment, limit: 1 }));
  const invoiceId = idOf(data[0]?.invoice);
  const invoice =
    invoiceId === undefined ? null : await orMissing(() => client.invoices.retrieve(invoiceId));
  const customerId = idOf(invoice?.customer);
  if (invoiceId === undefined || customerId === undefined) return null;

  const [refunds, disputes] = await Promise.all([
    callStripe(() => client.refunds.list({ payment_intent, limit: 100 })),
    callStripe(() => client.disputes.list({ payment_intent, limit: 100 })),
  ]);
  const paidBack = [
    ...refunds.data.filter(({ status }) => BOOKED_REFUNDS.includes(status ?? '')).map(fromRefund),
    ...disputes.data.filter(({ status }) => !isInquiry(status)).map(fromDispute),
  ];
  return { customerId, paidBack: paidBack.map((back) => ({ ...back, invoiceId })) };
}

/** One that is pending is told of again when it is decided. */
const BOOKED_REFUNDS = ['succeeded', 'failed', 'canceled'];
/** Of an inquiry, and of a dispute that was prevented, no money was taken. */
const isInquiry = (status: string) => status.startsWith('warning_') || status === 'prevented';

type Unplaced = Omit<PaidBack, 'invoiceId'>;

const fromRefund = ({ id, amount, currency, created, status }: Stripe.Refund): Unplaced => ({
  ...{ id, kind: 'refund', isReturned: status !== 'succeeded', time: at(created) },
  amount: moneyOfMinor(amount, currencyOf(currency)),
});

/** The bank takes the money when it opens one, and gives it back when it is won. */
const fromDispute = ({ id, amount, currency, created, status }: Stripe.Dispute): Unplaced => ({
  ...{ id, kind: 'dispute', isReturned: status === 'won', time: at(created) },
  amount: moneyOfMinor(amount, currencyOf(currency)),
});

const idOf = (reference: string | { readonly id?: string } | null | undefined) =>
  typeof reference === 'string' ? reference : reference?.id;
