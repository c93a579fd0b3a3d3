import type Stripe from 'stripe';
import {
  TERMINATED,
  type CustomerRef,
  type NotSold,
  type NotSubscribed,
  type SubscriptionTerms,
} from '../../core/billing/billing-provider.ts';
import type { PlanChoice, PlanTerms, PriceList } from '../../core/billing/plan-terms.ts';
import type { Subscription } from '../../core/billing/subscription.ts';
import { fail, ok, type Result } from '../../kit/result.ts';
import { fromStripeSubscription, planItemOf, secondsOf } from './from-stripe-subscription.ts';
import type { StripeClient } from './stripe-client.ts';
import { callStripe } from './stripe-errors.ts';
import type { StripePrices } from './stripe-prices.ts';

/** Who has not entered a payment method yet gets invoices, and this many days to pay them. */
const DAYS_UNTIL_DUE = 14;
const LAST_CHANGE = 'freehold_last_change';

type Catalog = { readonly priceList: PriceList; readonly prices: StripePrices };
type Item = Stripe.SubscriptionUpdateParams.Item;

/** A customer has one subscription: an item for the plan, and one for each meter that the plan prices. */
export class StripeSubscriptions {
  readonly #client: StripeClient;
  readonly #catalog: Catalog;

  constructor(client: StripeClient, catalog: Catalog) {
    this.#client = client;
    this.#catalog = catalog;
  }

  async create(
    { customerId: customer }: CustomerRef,
    terms: SubscriptionTerms & { readonly inPlaceOf?: string },
    isCharged: boolean,
  ): Promise<Result<Subscription, NotSold>> {
    const sold = this.#termsOf(terms);
    if (!sold.ok) return sold;
    const { coupon, quantity, trialEndsAt } = terms;
    if (coupon !== undefined && !this.#catalog.priceList.coupon(coupon)) {
      return fail({ kind: 'NotSold', what: `the coupon ${coupon}` });
    }
    const found = await this.#find(customer);
    if (found && found.id !== terms.inPlaceOf) return ok(fromStripeSubscription(found));

    const { base, usage } = await this.#catalog.prices.pricesOf(sold.value, terms);
    const items = [{ price: base.id, quantity }, ...usage.map(({ id }) => ({ price: id }))];
    const params: Stripe.SubscriptionCreateParams = {
      ...{ customer, items },
      ...(isCharged
        ? { collection_method: 'charge_automatically' }
        : { collection_method: 'send_invoice', days_until_due: DAYS_UNTIL_DUE }),
      ...(trialEndsAt && { trial_end: secondsOf(trialEndsAt) }),
      ...(coupon !== undefined && {
        discounts: [{ coupon }],
        metadata: { freehold_coupon: coupon },
      }),
    };
    const client = await this.#client();
    // Of the one that it follows too: Stripe answers a repeated key with the first one.
    const idempotencyKey = ['subscription', customer, terms.inPlaceOf ?? []].flat().join(':');
    const options = { idempotencyKey };
    const created = await callStripe(() => client.subscriptions.create(params, options));
    return ok(fromStripeSubscription(created));
  }

  async read(customer: CustomerRef): Promise<Subscription | null> {
    const found = await this.find(customer);
    return found && fromStripeSubscription(found);
  }

  find({ customerId }: CustomerRef): Promise<Stripe.Subscription | null> {
    return this.#find(customerId);
  }

  async change(
    { customerId }: CustomerRef,
    choice: PlanChoice,
    key: string,
  ): Promise<Result<Subscription, NotSold | NotSubscribed>> {
    const sold = this.#termsOf(choice);
    if (!sold.ok) return sold;
    const found = await this.#find(customerId);
    if (!found || found.status === 'canceled') return fail({ kind: 'NotSubscribed' });

    const last = `change-plan:${key}`;
    if (found.metadata[LAST_CHANGE] === last) return ok(fromStripeSubscription(found));
    const items = await this.#changedItems(found, { choice, terms: sold.value });
    return this.#update(found, last, { items, proration_behavior: 'create_prorations' });
  }

  /** One that is over already is answered as it is. */
  async cancel(
    { customerId }: CustomerRef,
    when: 'at_period_end' | 'at_once',
    key: string,
  ): Promise<Result<Subscription, NotSubscribed>> {
    const found = await this.#find(customerId);
    if (!found) return fail({ kind: 'NotSubscribed' });
    if (found.status === 'canceled') return ok(fromStripeSubscription(found));
    if (when === 'at_period_end') {
      return this.#update(found, `cancel:${key}`, { cancel_at_period_end: true });
    }
    const client = await this.#client();
    const params = { invoice_now: true, prorate: false };
    const options = { idempotencyKey: `cancel:${found.id}` };
    const ended = await callStripe(() => client.subscriptions.cancel(found.id, params, options));
    return ok(fromStripeSubscription(ended));
  }

  /** Takes back an end that is still to come, and buys anew what is over. */
  async resume(
    customer: CustomerRef,
    choice: Omit<PlanChoice, 'quantity'>,
    isCharged: boolean,
  ): Promise<Result<Subscription, NotSold | NotSubscribed>> {
    const found = await this.#find(customer.customerId);
    if (!found) return fail({ kind: 'NotSubscribed' });
    const { quantity, coupon } = fromStripeSubscription(found);
    const isOfTheEnd = found.metadata[LAST_CHANGE]?.startsWith(`cancel:${TERMINATED}`);
    if (!isOfTheEnd) return ok(fromStripeSubscription(found));
    if (found.status === 'canceled') {
      const terms = { ...choice, quantity, coupon, inPlaceOf: found.id };
      return this.create(customer, terms, isCharged);
    }
    return this.#update(found, `resume:${found.cancel_at ?? ''}`, { cancel_at_period_end: false });
  }

  /** From the next invoice on Stripe charges by itself. */
  async charge({ customerId }: CustomerRef): Promise<void> {
    const found = await this.#find(customerId);
    if (!found || found.status === 'canceled') return;
    const client = await this.#client();
    const collection = { collection_method: 'charge_automatically' } as const;
    await callStripe(() => client.subscriptions.update(found.id, collection));
  }

  /**
   * The subscription keeps which change was its last: Stripe forgets an idempotency key after a day, and refuses it
   * for other parameters, as those of a repetition are once the first one changed the items.
   */
  async #update(
    { id }: Stripe.Subscription,
    change: string,
    params: Stripe.SubscriptionUpdateParams,
  ) {
    const client = await this.#client();
    const noted = { ...params, metadata: { [LAST_CHANGE]: change } };
    const options = { idempotencyKey: `${id}:${change}` };
    const updated = await callStripe(() => client.subscriptions.update(id, noted, options));
    return ok(fromStripeSubscription(updated));
  }

  /** The plan's item gets its new price; of meters, those that both plans price too. */
  async #changedItems(
    { items: { data }, ...found }: Stripe.Subscription,
    { choice, terms }: { readonly choice: PlanChoice; readonly terms: PlanTerms },
  ): Promise<Item[]> {
    const { base, usage } = await this.#catalog.prices.pricesOf(terms, choice);
    const planItem = planItemOf({ ...found, items: { data } } as Stripe.Subscription);
    const metered = data.filter(({ id }) => id !== planItem.id);
    const priceFor = (item: Stripe.SubscriptionItem) =>
      usage.find(({ metadata }) => metadata.freehold_meter === item.price.metadata.freehold_meter);
    const kept = metered.map((item): Item => {
      const price = priceFor(item);
      return price ? { id: item.id, price: price.id } : { id: item.id, deleted: true };
    });
    const isNew = (price: Stripe.Price) => !metered.some((item) => priceFor(item)?.id === price.id);
    return [
      { id: planItem.id, price: base.id, quantity: choice.quantity },
      ...kept,
      ...usage.filter(isNew).map(({ id }) => ({ price: id })),
    ];
  }

  async #find(customer: string): Promise<Stripe.Subscription | null> {
    const client = await this.#client();
    const { data } = await callStripe(() =>
      client.subscriptions.list({ customer, status: 'all', limit: 1 }),
    );
    return data[0] ?? null;
  }

  #termsOf({ plan, planVersion }: PlanChoice): Result<PlanTerms, NotSold> {
    const terms = this.#catalog.priceList.termsOf({ plan, planVersion });
    if (terms) return ok(terms);
    return fail({ kind: 'NotSold', what: `the plan ${plan} in version ${planVersion}` });
  }
}
