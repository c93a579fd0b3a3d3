import { randomBytes } from 'node:crypto';
import { notFound } from './stripe-error.ts';

/** An object as Stripe answers it. */
export type StripeObject = { readonly id: string; readonly object: string } & Record<
  string,
  unknown
>;

export type PriceObject = StripeObject & {
  readonly active: boolean;
  readonly currency: string;
  readonly lookup_key: string | null;
  readonly product: string;
  readonly unit_amount_decimal: string | null;
  readonly recurring: ({ readonly meter: string | null } & Record<string, unknown>) | null;
  readonly tiers?: readonly Tier[];
};
export type Tier = { readonly up_to: number | null; readonly unit_amount_decimal: string };

export type CustomerObject = StripeObject & {
  balance: number;
  readonly test_clock: string | null;
  readonly invoice_settings: { readonly default_payment_method: string | null };
};

export type ClockObject = StripeObject & {
  readonly frozen_time: number;
  /** So many seconds before the machine's time, with which it goes on. Stripe's stand still until they are advanced. */
  readonly ahead?: number;
};
export type MeterObject = StripeObject & { readonly event_name: string };

export type ItemObject = StripeObject & {
  readonly price: PriceObject;
  readonly quantity?: number;
  current_period_start: number;
  current_period_end: number;
};

export type SubscriptionObject = StripeObject & {
  readonly customer: string;
  readonly created: number;
  status: string;
  items: { readonly data: readonly ItemObject[] } & Record<string, unknown>;
  readonly billing_cycle_anchor: number;
  readonly trial_end: number | null;
  readonly collection_method: string;
  cancel_at_period_end: boolean;
  readonly discounts: readonly string[];
};

export type InvoiceObject = StripeObject & {
  readonly customer: string;
  readonly created: number;
  readonly amount_due: number;
  readonly total: number;
  readonly status: string;
  readonly attempt_count: number;
  readonly next_payment_attempt: number | null;
  readonly collection_method: string;
  readonly due_date: number | null;
  readonly parent: Record<string, unknown> & {
    readonly subscription_details: { readonly subscription: string } & Record<string, unknown>;
  };
  readonly status_transitions: Readonly<Record<string, number | null>>;
};

export type DiscountObject = StripeObject & {
  readonly start: number;
  readonly end: number | null;
  readonly source: { readonly coupon: string } & Record<string, unknown>;
};

/** What a change of plan left to be billed, until the next invoice takes it. */
export type PendingItem = {
  readonly subscription: string;
  readonly description: string;
  readonly amount: number;
  readonly quantity: number;
  readonly price: PriceObject;
  readonly from: number;
  readonly to: number;
};

/** What a draft is drawn of, anew until it is final. */
export type CycleDraft = {
  readonly id: string;
  readonly subscription: SubscriptionObject;
  readonly renewed: SubscriptionObject;
  readonly pending: readonly PendingItem[];
  readonly created: number;
};

export type MeterEvent = {
  readonly identifier: string;
  readonly event_name: string;
  readonly customer: string;
  readonly value: number;
  readonly timestamp: number;
  readonly created: number;
};

export type Answered = {
  readonly operation: string;
  readonly status: number;
  readonly answer: unknown;
  readonly isReplayed: boolean;
};
export type Remembered = { readonly digest: string; readonly answered: Answered };

/** All that the stand-in knows. */
export class StripeState {
  readonly customers = new Shelf<CustomerObject>('customer');
  readonly products = new Shelf<StripeObject>('product');
  readonly prices = new Shelf<PriceObject>('price');
  readonly coupons = new Shelf<StripeObject>('coupon');
  readonly discounts = new Shelf<DiscountObject>('discount');
  readonly meters = new Shelf<MeterObject>('billing.meter');
  readonly subscriptions = new Shelf<SubscriptionObject>('subscription');
  readonly invoices = new Shelf<InvoiceObject>('invoice');
  readonly paymentMethods = new Shelf<StripeObject>('payment_method');
  readonly setupIntents = new Shelf<StripeObject>('setup_intent');
  readonly refunds = new Shelf<StripeObject>('refund');
  readonly disputes = new Shelf<StripeObject>('dispute');
  readonly taxIds = new Shelf<StripeObject>('tax_id');
  readonly sessions = new Shelf<StripeObject>('checkout.session');
  readonly portals = new Shelf<StripeObject>('billing_portal.session');
  readonly clocks = new Shelf<ClockObject>('test_helpers.test_clock');
  readonly events = new Shelf<StripeObject>('event');
  readonly pending: PendingItem[] = [];
  readonly meterEvents: MeterEvent[] = [];
  readonly drafts = new Map<string, CycleDraft>();
  /** What was answered under an idempotency key. */
  readonly answered = new Map<string, Remembered>();
  readonly #now: () => Date;
  readonly #givesClocks: boolean;

  /** With `givesClocks` each customer gets a test clock of its own, which goes on by itself and can be put forward. */
  constructor(now: () => Date, givesClocks = false) {
    this.#now = now;
    this.#givesClocks = givesClocks;
  }

  get givesClocks(): boolean {
    return this.#givesClocks;
  }

  /** In seconds; by the customer's test clock where it has one. */
  nowOf(customerId?: string): number {
    const clock = customerId && this.customers.find(customerId)?.test_clock;
    if (clock) return this.clocks.get(clock).frozen_time;
    return Math.floor(this.#now().getTime() / 1_000);
  }
}

/** The objects of one sort, in the order in which they were made. */
export class Shelf<Sort extends StripeObject> {
  readonly #sort: string;
  readonly #objects = new Map<string, Sort>();

  constructor(sort: string) {
    this.#sort = sort;
  }

  put(object: Sort): Sort {
    this.#objects.set(object.id, object);
    return object;
  }

  find(id: string): Sort | undefined {
    return this.#objects.get(id);
  }

  get(id: string): Sort {
    const found = this.#objects.get(id);
    if (!found) throw notFound(this.#sort, id);
    return found;
  }

  all(): Sort[] {
    return [...this.#objects.values()];
  }

  change(id: string, changes: Partial<Sort>): Sort {
    return this.put({ ...this.get(id), ...changes });
  }

  delete(id: string) {
    this.get(id);
    this.#objects.delete(id);
  }
}

export const newStripeId = (prefix: string): string =>
  `${prefix}_${randomBytes(12).toString('hex')}`;

/** A list as Stripe answers it, the latest first. */
export const stripeList = (url: string, data: readonly unknown[], has_more = false) => ({
  ...{ object: 'list', url, has_more, data },
});
