import type Stripe from 'stripe';
import type { BillingCatalog, CatalogChange, Sold } from '../../core/billing/billing-catalog.ts';
import { callStripe, orMissing } from './stripe-errors.ts';
import type { StripeClient } from './stripe-client.ts';
import { wantedObjects, type Wanted } from './wanted-objects.ts';

/** Products, prices, meters and coupons in Stripe, each found by the name that wanted-objects.ts gives it. */
export class StripeCatalog implements BillingCatalog {
  readonly #client: StripeClient;

  constructor(client: StripeClient) {
    this.#client = client;
  }

  async plan(sold: Sold): Promise<readonly CatalogChange[]> {
    const client = await this.#client();
    const found = await Promise.all(
      wantedObjects(sold).map(async (wanted) => changeOf(wanted, await readOf(client, wanted))),
    );
    return found.flat();
  }

  async apply(sold: Sold, { sort, key, kind }: CatalogChange): Promise<void> {
    const client = await this.#client();
    const wanted = wantedObjects(sold).find((one) => one.sort === sort && one.key === key);
    if (!wanted || kind === 'conflict') return;
    if (kind === 'rename' && wanted.sort === 'product') {
      await callStripe(() => client.products.update(key, { name: wanted.params.name }));
      return;
    }
    // Made by another run meanwhile, it is there.
    if (await readOf(client, wanted)) return;
    await create(client, wanted);
  }
}

type Found = { readonly name?: string; readonly amount?: string | null };

async function readOf(client: Stripe, { sort, key }: Wanted): Promise<Found | null> {
  switch (sort) {
    case 'product': {
      const product = await orMissing(() => client.products.retrieve(key));
      return product && { name: product.name };
    }
    case 'meter': {
      const all = callStripe(() =>
        client.billing.meters.list({ limit: 100 }).autoPagingToArray({ limit: 1_000 }),
      );
      return (await all).some(({ event_name }) => event_name === key) ? {} : null;
    }
    case 'price': {
      const { data } = await callStripe(() => client.prices.list({ lookup_keys: [key] }));
      const [price] = data;
      return price ? { amount: price.metadata.freehold_amount ?? null } : null;
    }
    case 'coupon': {
      const coupon = await orMissing(() => client.coupons.retrieve(key));
      return coupon && { amount: String(coupon.percent_off) };
    }
  }
}

function changeOf(wanted: Wanted, found: Found | null): CatalogChange[] {
  const { sort, key } = wanted;
  if (!found) return [{ kind: 'create', sort, key, text: wanted.text }];
  if (wanted.sort === 'product' && found.name !== wanted.params.name) {
    return [{ kind: 'rename', sort, key, text: `${found.name} is ${wanted.params.name} from now` }];
  }
  if (wanted.amount === undefined || wanted.amount === found.amount) return [];
  const text = `is ${found.amount ?? 'unknown'}, and ${wanted.amount} in the platform file: give the plan a new version`;
  return [{ kind: 'conflict', sort, key, text }];
}

async function create(client: Stripe, wanted: Wanted): Promise<unknown> {
  const idempotencyKey = `sync:${wanted.sort}:${wanted.key}`;
  switch (wanted.sort) {
    case 'product':
      return callStripe(() => client.products.create(wanted.params, { idempotencyKey }));
    case 'meter':
      return callStripe(() => client.billing.meters.create(wanted.params, { idempotencyKey }));
    case 'price': {
      const { meter, ...params } = wanted.params;
      const recurring = meter === undefined ? {} : { meter: await meterId(client, meter) };
      const price = {
        ...params,
        recurring: { ...params.recurring, ...recurring },
      } satisfies Stripe.PriceCreateParams;
      return callStripe(() => client.prices.create(price, { idempotencyKey }));
    }
    case 'coupon':
      return callStripe(() => client.coupons.create(wanted.params, { idempotencyKey }));
  }
}

async function meterId(client: Stripe, eventName: string): Promise<string> {
  const meters = await callStripe(() =>
    client.billing.meters.list({ limit: 100 }).autoPagingToArray({ limit: 1_000 }),
  );
  const meter = meters.find(({ event_name }) => event_name === eventName);
  if (!meter) throw new Error(`Stripe has no meter ${eventName}.`);
  return meter.id;
}
