import type Stripe from 'stripe';
import type { PlanChoice, PlanTerms } from '../../core/billing/plan-terms.ts';
import type { StripeClient } from './stripe-client.ts';
import { callStripe } from './stripe-errors.ts';
import { meterEventName, planLookupKey, usageLookupKey } from './stripe-names.ts';

/** The prices and meters that `freehold billing sync` made; what they are never changes, so each is read once. */
export class StripePrices {
  readonly #client: StripeClient;
  readonly #byKey = new Map<string, Stripe.Price>();
  readonly #byId = new Map<string, Stripe.Price>();
  readonly #meters = new Map<string, string>();

  constructor(client: StripeClient) {
    this.#client = client;
  }

  /** Of a plan: its own price, and that of each meter it prices. */
  async pricesOf(terms: PlanTerms, { plan, planVersion }: Omit<PlanChoice, 'quantity'>) {
    const sold = { plan, planVersion };
    const meters = Object.keys(terms.usage);
    const keys = [planLookupKey(sold), ...meters.map((meter) => usageLookupKey(sold, meter))];
    const [base, ...usage] = await this.#byLookupKeys(keys);
    if (!base) throw new PriceMissingError(planLookupKey(sold));
    return { base, usage };
  }

  async byId(id: string): Promise<Stripe.Price> {
    const known = this.#byId.get(id);
    if (known) return known;
    const client = await this.#client();
    const price = await callStripe(() => client.prices.retrieve(id));
    this.#byId.set(id, price);
    return price;
  }

  async meterId(meter: string): Promise<string> {
    const eventName = meterEventName(meter);
    if (!this.#meters.has(eventName)) await this.#readMeters();
    const id = this.#meters.get(eventName);
    if (id === undefined) throw new PriceMissingError(eventName);
    return id;
  }

  async #byLookupKeys(keys: readonly string[]): Promise<Stripe.Price[]> {
    const unknown = keys.filter((key) => !this.#byKey.has(key));
    const client = await this.#client();
    // Stripe takes ten keys at once.
    for (let at = 0; at < unknown.length; at += 10) {
      const lookup_keys = unknown.slice(at, at + 10);
      const { data } = await callStripe(() => client.prices.list({ lookup_keys, limit: 100 }));
      for (const price of data) this.#byKey.set(price.lookup_key ?? '', price);
    }
    return keys.map((key) => {
      const price = this.#byKey.get(key);
      if (!price) throw new PriceMissingError(key);
      return price;
    });
  }

  async #readMeters() {
    const client = await this.#client();
    const meters = callStripe(() =>
      client.billing.meters.list({ limit: 100 }).autoPagingToArray({ limit: 1_000 }),
    );
    for (const { id, event_name } of await meters) this.#meters.set(event_name, id);
  }
}

/** The platform file names what Stripe does not have: `freehold billing sync` was not run after a change. */
export class PriceMissingError extends Error {
  override readonly name = 'PriceMissingError';

  constructor(key: string) {
    super(`Stripe has no ${key}: run \`freehold billing sync\`.`);
  }
}
