import type Stripe from 'stripe';
import type {
  BillingProvider,
  CheckoutUrls,
  CustomerDetails,
  CustomerRef,
  Link,
  NoPaymentPages,
  NotSold,
  NotSubscribed,
  SubscriptionTerms,
  TaxDetails,
  UsageRefused,
  UsageReport,
} from '../../core/billing/billing-provider.ts';
import type { Invoice, Period } from '../../core/billing/invoice.ts';
import type { PlanChoice, PriceList } from '../../core/billing/plan-terms.ts';
import type { Subscription } from '../../core/billing/subscription.ts';
import type { TenantId } from '../../core/tenancy/tenant-context.ts';
import type { Page, PageRequest } from '../../kit/page.ts';
import { fail, ok, type Result } from '../../kit/result.ts';
import { fromStripeInvoice } from './from-stripe-invoice.ts';
import { secondsOf } from './from-stripe-subscription.ts';
import type { StripeClient } from './stripe-client.ts';
import { StripeCustomers } from './stripe-customers.ts';
import { callStripe, isRefusal, orMissing } from './stripe-errors.ts';
import { meterEventName } from './stripe-names.ts';
import { readStripePayment } from './stripe-payments.ts';
import { StripePrices } from './stripe-prices.ts';
import { StripeSubscriptions } from './stripe-subscriptions.ts';

export type StripeOptions = {
  readonly priceList: PriceList;
  /** Of customers who live by a clock of Stripe's; of tests alone. */
  readonly testClockId?: string;
};

/** Stripe sends the invoices and takes the payments; the platform tells it what is sold and what was used. */
export class StripeBillingProvider implements BillingProvider {
  readonly #client: StripeClient;
  readonly #customers: StripeCustomers;
  readonly #prices: StripePrices;
  readonly #subscriptions: StripeSubscriptions;

  constructor(client: StripeClient, { priceList, testClockId }: StripeOptions) {
    this.#client = client;
    this.#customers = new StripeCustomers(client, testClockId);
    this.#prices = new StripePrices(client);
    this.#subscriptions = new StripeSubscriptions(client, { priceList, prices: this.#prices });
  }

  ensureCustomer(details: CustomerDetails) {
    return this.#customers.ensure(details);
  }

  removeCustomer(tenantId: TenantId, customerId?: string) {
    return this.#customers.remove(tenantId, customerId);
  }

  /** Cards go, and nothing is sold any more; the history of a deleted customer stays: https://docs.stripe.com/api/customers/delete */
  forgetCustomer(tenantId: TenantId, customerId?: string) {
    return this.#customers.remove(tenantId, customerId);
  }

  setTaxDetails(customer: CustomerRef, details: TaxDetails) {
    return this.#customers.setTaxDetails(customer, details);
  }

  readBuyer(customer: CustomerRef) {
    return this.#customers.readBuyer(customer);
  }

  async subscribe(
    customer: CustomerRef,
    terms: SubscriptionTerms,
  ): Promise<Result<Subscription, NotSold>> {
    const isCharged = await this.#customers.hasPaymentMethod(customer);
    return this.#subscriptions.create(customer, terms, isCharged);
  }

  async resume(customer: CustomerRef, choice: Omit<PlanChoice, 'quantity'>) {
    const isCharged = await this.#customers.hasPaymentMethod(customer);
    return this.#subscriptions.resume(customer, choice, isCharged);
  }

  readSubscription(customer: CustomerRef) {
    return this.#subscriptions.read(customer);
  }

  changePlan(customer: CustomerRef, choice: PlanChoice, key: string) {
    return this.#subscriptions.change(customer, choice, key);
  }

  cancel(
    customer: CustomerRef,
    when: 'at_period_end' | 'at_once',
    key: string,
  ): Promise<Result<Subscription, NotSubscribed>> {
    return this.#subscriptions.cancel(customer, when, key);
  }

  /** Stripe refuses an identifier that it knows: it was delivered. */
  async reportUsage(
    { customerId }: CustomerRef,
    { identifier, meter, units, time }: UsageReport,
  ): Promise<Result<'recorded' | 'known', UsageRefused>> {
    const client = await this.#client();
    const event = {
      ...{ event_name: meterEventName(meter), identifier, timestamp: secondsOf(time) },
      payload: { stripe_customer_id: customerId, value: units.toString() },
    };
    try {
      await callStripe(() => client.billing.meterEvents.create(event));
      return ok('recorded');
    } catch (error) {
      if (isKnownIdentifier(error)) return ok('known');
      if (isRefusal(error)) return fail({ kind: 'UsageRefused', reason: error.message });
      throw error;
    }
  }

  async usageTotal({ customerId }: CustomerRef, meter: string, { from, to }: Period) {
    const client = await this.#client();
    const id = await this.#prices.meterId(meter);
    const window = { start_time: wholeMinute(from), end_time: wholeMinute(to) };
    const { data } = await callStripe(() =>
      client.billing.meters.listEventSummaries(id, { customer: customerId, ...window }),
    );
    return data.reduce((total, summary) => total + BigInt(summary.aggregated_value), 0n);
  }

  async listInvoices({ customerId }: CustomerRef, page: PageRequest): Promise<Page<Invoice>> {
    const client = await this.#client();
    const { data, has_more } = await callStripe(() =>
      client.invoices.list({
        ...{ customer: customerId, limit: page.limit },
        ...(page.after !== undefined && { starting_after: page.after }),
      }),
    );
    const last = data.at(-1);
    const items = data
      .filter(({ status }) => status !== 'draft')
      .map((one) => this.#toInvoice(one));
    return { items: await Promise.all(items), ...(has_more && last && { next: last.id }) };
  }

  async readInvoice({ customerId }: CustomerRef, invoiceId: string): Promise<Invoice | null> {
    const client = await this.#client();
    const invoice = await orMissing(() => client.invoices.retrieve(invoiceId));
    return invoice?.customer === customerId ? this.#toInvoice(invoice) : null;
  }

  async readPayment(paymentId: string) {
    return readStripePayment(await this.#client(), paymentId);
  }

  async previewInvoice(customer: CustomerRef): Promise<Invoice | null> {
    const subscription = await this.#subscriptions.find(customer);
    if (!subscription || subscription.status === 'canceled') return null;
    const client = await this.#client();
    const params = { customer: customer.customerId, subscription: subscription.id };
    try {
      return await this.#toInvoice(await callStripe(() => client.invoices.createPreview(params)));
    } catch (error) {
      if (isRefusal(error, { code: 'invoice_upcoming_none' })) return null;
      throw error;
    }
  }

  async checkoutLink(
    { customerId: customer }: CustomerRef,
    { successUrl, cancelUrl }: CheckoutUrls,
  ): Promise<Result<Link, NoPaymentPages>> {
    const client = await this.#client();
    const { url } = await callStripe(() =>
      client.checkout.sessions.create({
        ...{ mode: 'setup', currency: 'usd', customer },
        ...{ success_url: successUrl, cancel_url: cancelUrl },
      }),
    );
    return url === null ? fail({ kind: 'NoPaymentPages' }) : ok({ url });
  }

  /** The page only keeps the card: that invoices are paid by it is said here. */
  async adoptPaymentMethod(customer: CustomerRef, checkoutId: string): Promise<void> {
    const client = await this.#client();
    const session = await callStripe(() => client.checkout.sessions.retrieve(checkoutId));
    if (session.customer !== customer.customerId || typeof session.setup_intent !== 'string')
      return;
    const intentId = session.setup_intent;
    const { payment_method } = await callStripe(() => client.setupIntents.retrieve(intentId));
    if (typeof payment_method !== 'string') return;
    await this.#customers.payBy(customer, payment_method);
    await this.#subscriptions.charge(customer);
  }

  async portalLink({ customerId: customer }: CustomerRef, returnUrl: string) {
    const client = await this.#client();
    const params = { customer, return_url: returnUrl };
    const { url } = await callStripe(() => client.billingPortal.sessions.create(params));
    return ok({ url });
  }

  #toInvoice(invoice: Stripe.Invoice): Promise<Invoice> {
    return fromStripeInvoice(invoice, async (priceId) => {
      const { metadata } = await this.#prices.byId(priceId);
      return metadata.freehold_meter;
    });
  }
}

/** It has no code of its own: https://github.com/langfuse/langfuse/pull/16292 */
const isKnownIdentifier = (error: unknown) =>
  isRefusal(error) && error.message.includes('already exists with identifier');

/** Stripe's summaries begin and end with whole minutes. */
const wholeMinute = (time: Date): number => Math.floor(secondsOf(time) / 60) * 60;
