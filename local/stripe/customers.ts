import { endSubscription } from './billing-engine.ts';
import { createRunningClock } from './clocks.ts';
import { raise } from './events.ts';
import { metadataIn, neededIn, paramsIn, textIn, type Params } from './params.ts';
import { invalidRequest } from './stripe-error.ts';
import { newStripeId, stripeList, type CustomerObject, type StripeState } from './stripe-state.ts';

export function createCustomer(state: StripeState, params: Params): CustomerObject {
  const id = newStripeId('cus');
  const ownClock = state.givesClocks ? createRunningClock(state).id : null;
  const test_clock = textIn(params, 'test_clock') ?? ownClock;
  const created = test_clock ? state.clocks.get(test_clock).frozen_time : state.nowOf();
  const customer = state.customers.put({
    ...{ id, object: 'customer', balance: 0, created, currency: null, default_source: null },
    ...{ delinquent: false, discount: null, invoice_prefix: id.slice(-8).toUpperCase() },
    ...{ livemode: false, next_invoice_sequence: 1, phone: null, preferred_locales: [] },
    ...{ shipping: null, tax_exempt: 'none', test_clock, description: null },
    address: addressIn(params) ?? null,
    email: textIn(params, 'email') ?? null,
    invoice_settings: noSettings,
    metadata: metadataIn(params) ?? {},
    name: textIn(params, 'name') ?? null,
  });
  raise(state, { type: 'customer.created', object: customer, created });
  return customer;
}

const noSettings = {
  ...{ custom_fields: null, default_payment_method: null, footer: null, rendering_options: null },
};

export function updateCustomer(state: StripeState, id: string, params: Params): CustomerObject {
  const { name, email, metadata, address, invoice_settings } = state.customers.get(id);
  const method = textIn(paramsIn(params, 'invoice_settings') ?? {}, 'default_payment_method');
  if (method !== undefined) state.paymentMethods.get(method);
  const customer = state.customers.change(id, {
    name: textIn(params, 'name') ?? name,
    email: textIn(params, 'email') ?? email,
    address: params.address === '' ? null : (addressIn(params) ?? address),
    metadata: { ...(metadata as object), ...metadataIn(params) },
    invoice_settings: {
      ...invoice_settings,
      default_payment_method: method ?? invoice_settings.default_payment_method,
    },
  });
  raise(state, { type: 'customer.updated', object: customer, created: state.nowOf(id) });
  return customer;
}

/** Its subscriptions end with it. */
export function deleteCustomer(state: StripeState, id: string) {
  const now = state.nowOf(id);
  for (const { id: subscription, customer, status } of state.subscriptions.all()) {
    if (customer === id && status !== 'canceled') endSubscription(state, subscription, now);
  }
  state.customers.delete(id);
  return { id, object: 'customer', deleted: true };
}

const TENANT_QUERY = /^metadata\['([^']+)'\]:'([^']*)'$/;

/** Of Stripe's query language what names one value of the metadata. */
export function searchCustomers(state: StripeState, params: Params) {
  const [, name = '', value] = TENANT_QUERY.exec(neededIn(params, 'query')) ?? [];
  if (value === undefined) throw invalidRequest('We were unable to parse your query.');
  const data = state.customers
    .all()
    .filter(({ metadata }) => (metadata as Record<string, string>)[name] === value);
  return {
    ...{ object: 'search_result', url: '/v1/customers/search', has_more: false, data },
    ...{ next_page: null, total_count: data.length },
  };
}

const EU_VAT = /^(AT|BE|DE|DK|ES|FR|IE|IT|NL|PL|SE)[A-Z0-9]{8,12}$/;

export function createTaxId(state: StripeState, customer: string, params: Params) {
  const type = neededIn(params, 'type');
  const value = neededIn(params, 'value');
  state.customers.get(customer);
  if (type === 'eu_vat' && !EU_VAT.test(value)) {
    throw invalidRequest('Invalid value for eu_vat.', { code: 'tax_id_invalid', param: 'value' });
  }
  return state.taxIds.put({
    ...{ id: newStripeId('txi'), object: 'tax_id', country: value.slice(0, 2), customer },
    ...{ created: state.nowOf(customer), livemode: false, owner: { type: 'customer', customer } },
    ...{ type, value, verification: null },
  });
}

export function deleteTaxId({ taxIds }: StripeState, id: string) {
  taxIds.delete(id);
  return { id, object: 'tax_id', deleted: true };
}

export const listTaxIds = ({ taxIds }: StripeState, customer: string) =>
  stripeList(
    `/v1/customers/${customer}/tax_ids`,
    taxIds.all().filter((taxId) => taxId.customer === customer),
  );

function addressIn(params: Params) {
  const address = paramsIn(params, 'address');
  if (!address) return undefined;
  const names = ['city', 'country', 'line1', 'line2', 'postal_code', 'state'];
  return Object.fromEntries(names.map((name) => [name, textIn(address, name) ?? null]));
}
