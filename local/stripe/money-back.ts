import { raise } from './events.ts';
import { neededIn, paramsIn, textIn, wholeIn, type Params } from './params.ts';
import { invalidRequest } from './stripe-error.ts';
import { newStripeId, stripeList, type InvoiceObject, type StripeState } from './stripe-state.ts';

/** An invoice is paid by one payment, which has the invoice's id in its own. */
export const paymentIntentOf = (invoiceId: string): string => `pi_${invoiceId.slice('in_'.length)}`;

function invoiceOf({ invoices }: StripeState, paymentIntent: string): InvoiceObject | undefined {
  const invoice = invoices.find(`in_${paymentIntent.slice('pi_'.length)}`);
  return invoice?.status === 'paid' && Number(invoice.amount_paid) > 0 ? invoice : undefined;
}

export function listInvoicePayments(state: StripeState, params: Params) {
  const payment_intent = neededIn(paramsIn(params, 'payment') ?? {}, 'payment_intent');
  const invoice = invoiceOf(state, payment_intent);
  const payments = invoice
    ? [
        {
          ...{ id: newStripeId('inpay'), object: 'invoice_payment', invoice: invoice.id },
          ...{ amount_paid: invoice.amount_paid, amount_requested: invoice.amount_paid },
          ...{ created: invoice.created, currency: 'usd', is_default: true, livemode: false },
          ...{ payment: { type: 'payment_intent', payment_intent }, status: 'paid' },
          status_transitions: { canceled_at: null, paid_at: invoice.status_transitions.paid_at },
        },
      ]
    : [];
  return stripeList('/v1/invoice_payments', payments);
}

/** Of all of the payment where no amount is stated. */
export function createRefund(state: StripeState, params: Params) {
  const payment_intent = neededIn(params, 'payment_intent');
  const invoice = invoiceOf(state, payment_intent);
  if (!invoice) {
    throw invalidRequest('No such payment_intent.', {
      code: 'resource_missing',
      param: 'payment_intent',
    });
  }
  const before = ofPayment(state.refunds.all(), payment_intent);
  const left = before.reduce(
    (rest, { amount }) => rest - Number(amount),
    Number(invoice.amount_paid),
  );
  const amount = wholeIn(params, 'amount') ?? left;
  if (amount > left || left === 0) {
    throw invalidRequest('Refund amount is greater than unrefunded amount on charge.', {
      param: 'amount',
    });
  }
  const created = state.nowOf(invoice.customer);
  const refund = state.refunds.put({
    ...{ id: newStripeId('re'), object: 'refund', amount, balance_transaction: null },
    ...{ charge: null, created, currency: 'usd', metadata: {}, payment_intent },
    ...{ reason: textIn(params, 'reason') ?? null, receipt_number: null, status: 'succeeded' },
    ...{ source_transfer_reversal: null, transfer_reversal: null },
  });
  raise(state, { type: 'refund.created', object: refund, created });
  return refund;
}

/** As the customer's bank opens one; Stripe does it for its test card `pm_card_createDispute`. */
export function openDispute(state: StripeState, invoiceId: string) {
  const invoice = state.invoices.get(invoiceId);
  const created = state.nowOf(invoice.customer);
  const dispute = state.disputes.put({
    ...{ id: newStripeId('dp'), object: 'dispute', amount: invoice.amount_paid },
    ...{ balance_transactions: [], charge: newStripeId('ch'), created, currency: 'usd' },
    ...{ enhanced_eligibility_types: [], evidence: { enhanced_evidence: {} } },
    evidence_details: {
      ...{ due_by: null, enhanced_eligibility: {}, has_evidence: false, past_due: false },
      submission_count: 0,
    },
    ...{ is_charge_refundable: false, livemode: false, metadata: {} },
    ...{ payment_intent: paymentIntentOf(invoiceId), reason: 'general', status: 'needs_response' },
  });
  raise(state, { type: 'charge.dispute.created', object: dispute, created });
  return dispute;
}

export function closeDispute(state: StripeState, id: string, status: 'won' | 'lost') {
  const dispute = state.disputes.change(id, { status });
  raise(state, {
    type: 'charge.dispute.closed',
    object: dispute,
    created: Number(dispute.created),
  });
}

export const listRefunds = ({ refunds }: StripeState, params: Params) =>
  stripeList('/v1/refunds', ofPayment(refunds.all(), neededIn(params, 'payment_intent')));

export const listDisputes = ({ disputes }: StripeState, params: Params) =>
  stripeList('/v1/disputes', ofPayment(disputes.all(), neededIn(params, 'payment_intent')));

const ofPayment = <Sort extends Readonly<Record<string, unknown>>>(
  all: readonly Sort[],
  paymentIntent: string,
): Sort[] => all.filter(({ payment_intent }) => payment_intent === paymentIntent);
