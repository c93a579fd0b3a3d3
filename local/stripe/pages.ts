import { escapeHtml as escaped } from '../../kit/text/escape-html.ts';
import { raise } from './events.ts';
import { attachPaymentMethod, FAILING } from './payments.ts';
import { neededIn, textIn, type Params } from './params.ts';
import { newStripeId, type StripeState } from './stripe-state.ts';

/** Where a payment method is entered; nothing is charged. https://docs.stripe.com/payments/checkout */
export function createCheckoutSession(state: StripeState, params: Params, origin: string) {
  const id = newStripeId('cs_test');
  const customer = state.customers.get(neededIn(params, 'customer')).id;
  const created = state.nowOf(customer);
  return state.sessions.put({
    ...emptySession,
    ...{ id, created, customer, expires_at: created + 86_400 },
    mode: neededIn(params, 'mode'),
    success_url: neededIn(params, 'success_url'),
    cancel_url: textIn(params, 'cancel_url') ?? null,
    url: `${origin}/pages/checkout/${id}`,
  });
}

export function createPortalSession(state: StripeState, params: Params, origin: string) {
  const id = newStripeId('bps');
  const customer = state.customers.get(neededIn(params, 'customer')).id;
  return state.portals.put({
    ...{ id, object: 'billing_portal.session', configuration: 'bpc_1' },
    ...{ created: state.nowOf(customer), customer, customer_account: null, flow: null },
    ...{ livemode: false, locale: null, on_behalf_of: null },
    return_url: textIn(params, 'return_url') ?? null,
    url: `${origin}/pages/portal/${id}`,
  });
}

export function checkoutPage(state: StripeState, id: string): string {
  const { customer } = state.sessions.get(id);
  return page(
    'Payment method',
    `<p>Customer ${escaped(String(customer))}</p>
<form method="post"><button name="card" value="pm_card_visa">Use a card that works</button>
<button name="card" value="${FAILING}">Use a card whose charges fail</button></form>`,
  );
}

/** What the person at the page chose; answers where the browser goes on. Nothing is paid by it until that is said. */
export function completeCheckout(state: StripeState, id: string, card: string): string {
  const session = state.sessions.get(id);
  const customer = String(session.customer);
  const method = attachPaymentMethod(state, card, customer);
  const intent = state.setupIntents.put({
    ...emptyIntent,
    ...{ id: newStripeId('seti'), created: state.nowOf(customer), customer },
    payment_method: method.id,
  });
  const completed = state.sessions.change(id, { status: 'complete', setup_intent: intent.id });
  raise(state, {
    type: 'checkout.session.completed',
    object: completed,
    created: state.nowOf(customer),
  });
  return String(session.success_url);
}

export function portalPage(state: StripeState, id: string): string {
  const { customer, return_url } = state.portals.get(id);
  const invoices = state.invoices.all().filter((invoice) => invoice.customer === customer);
  const rows = invoices.map(
    ({ number, status, total }) =>
      `<tr><td>${escaped(String(number))}</td><td>${status}</td><td>${total}</td></tr>`,
  );
  return page(
    'Invoices',
    `<table><tr><th>Number</th><th>Status</th><th>Cents</th></tr>${rows.join('')}</table>
<a href="${escaped(String(return_url))}">Back</a>`,
  );
}

const page = (title: string, body: string) =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>${title}</title><h1>${title}</h1>${body}</html>\n`;

const emptyIntent = {
  ...{ object: 'setup_intent', application: null, automatic_payment_methods: null },
  ...{
    cancellation_reason: null,
    client_secret: null,
    description: null,
    excluded_payment_method_types: null,
  },
  ...{ flow_directions: null, last_setup_error: null, latest_attempt: null, livemode: false },
  ...{ mandate: null, metadata: {}, next_action: null, on_behalf_of: null },
  ...{ payment_method_configuration_details: null, payment_method_options: null },
  ...{ payment_method_types: ['card'], single_use_mandate: null, status: 'succeeded' },
  usage: 'off_session',
};

const emptySession = {
  ...{ object: 'checkout.session', adaptive_pricing: null, after_expiration: null },
  ...{ allow_promotion_codes: null, amount_subtotal: null, amount_total: null },
  automatic_tax: { enabled: false, liability: null, provider: null, status: null },
  ...{ billing_address_collection: null, client_reference_id: null, client_secret: null },
  ...{ consent: null, consent_collection: null, currency: null, currency_conversion: null },
  custom_fields: [],
  custom_text: {
    ...{ after_submit: null, shipping_address: null, submit: null },
    terms_of_service_acceptance: null,
  },
  ...{ customer_creation: null, customer_details: null, customer_email: null, discounts: null },
  ...{ invoice: null, invoice_creation: null, livemode: false, locale: null, metadata: {} },
  ...{ payment_intent: null, payment_link: null, payment_method_collection: 'always' },
  ...{ payment_method_configuration_details: null, payment_method_options: null },
  ...{ payment_method_types: ['card'], payment_status: 'no_payment_required' },
  ...{ recovered_from: null, saved_payment_method_options: null, setup_intent: null },
  ...{ shipping_address_collection: null, shipping_cost: null, shipping_options: [] },
  ...{ status: 'open', submit_type: null, subscription: null, total_details: null },
  ui_mode: 'hosted_page',
  wallet_options: null,
};
