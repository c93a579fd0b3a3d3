import { isDeepStrictEqual } from 'node:util';
import type { StripeServer } from '../../../local/stripe/stripe-server.ts';
import type { StripeObject } from '../../../local/stripe/stripe-state.ts';
import { choice } from '../billing/billing-world.ts';
import { payByCard } from './stripe-world.ts';
import { webhookWorld } from './webhook-world.ts';

const START = new Date('2027-03-01T00:00:00Z');
const at = (text: string) => new Date(`${text}:00Z`);

type World = Awaited<ReturnType<typeof webhookWorld>>;
type Told = { readonly world: World; readonly event: StripeObject };

export type Storm = { readonly tenants: number; readonly deliveries: number };
export type StormOutcome = {
  readonly events: number;
  readonly duplicates: number;
  readonly forged: number;
  readonly forgedAccepted: number;
  /** Tenants whose account or ledger is another one than after the ordered run. */
  readonly different: number;
  readonly seconds: number;
};

/**
 * What Stripe tells of tenants that upgrade, fail to pay, pay and cancel: once in order, each event once, and once as
 * a storm, in a random order, with duplicates, and every tenth of them forged, changed or old.
 */
export async function webhookStorm(
  stripe: StripeServer,
  { tenants, deliveries }: Storm,
): Promise<StormOutcome> {
  const worlds: World[] = [];
  for (let at = 0; at < tenants; at += 1) worlds.push(await eventfulTenant(stripe, at));
  const told = worlds.flatMap((world) =>
    world.eventsOf(customerOf(stripe, world)).map((event) => ({ world, event })),
  );

  for (const { world, event } of told) await world.deliver(event);
  const ordered = await statesOf(worlds, ({ platform }) => platform);

  const others = new Map(worlds.map((world) => [world, world.newPlatform()]));
  const platformOf = (world: World) => others.get(world) ?? world.platform;
  for (const world of worlds) await knowOnly(platformOf(world), world, stripe);
  const began = performance.now();
  const { forged, forgedAccepted } = await storm(told, deliveries, platformOf);
  const seconds = (performance.now() - began) / 1_000;
  const stormed = await statesOf(worlds, platformOf);

  return {
    ...{ events: told.length, duplicates: deliveries - forged - told.length, forged },
    ...{ forgedAccepted, seconds },
    different: ordered.filter((state, index) => !isDeepStrictEqual(state, stormed[index])).length,
  };
}

async function storm(
  told: readonly Told[],
  deliveries: number,
  platformOf: (world: World) => World['platform'],
) {
  const honest = [
    ...told,
    ...Array.from({ length: Math.ceil(deliveries * 0.9) - told.length }, () => anyOf(told)),
  ].map((one) => ({ ...one, forgery: undefined }));
  const forgeries = Array.from({ length: deliveries - honest.length }, (_, index) => ({
    ...anyOf(told),
    forgery: forgeryOf(index),
  }));
  let forgedAccepted = 0;
  for (const { world, event, forgery } of shuffled([...honest, ...forgeries])) {
    const received = await world.deliver(event, platformOf(world), forgery?.(event));
    if (forgery && received.ok) forgedAccepted += 1;
    if (!forgery && !received.ok) throw new Error('An event of Stripe’s was refused.');
  }
  return { forged: forgeries.length, forgedAccepted };
}

const FORGERIES = [
  () => ({ secret: 'whsec_forged' }),
  (event: StripeObject) => ({ body: JSON.stringify({ ...event, id: 'evt_forged' }) }),
  () => ({ signedAt: new Date(Date.now() - 301_000) }),
];
const forgeryOf = (index: number) => FORGERIES[index % FORGERIES.length];

async function eventfulTenant(stripe: StripeServer, index: number): Promise<World> {
  const world = await webhookWorld(stripe, START);
  const customer = await world.open('basic');
  await world.provider.changePlan(customer, choice(index % 2 ? 'pro' : 'enterprise'), 'up');
  await payByCard(world.client, customer.customerId, 'pm_card_chargeCustomerFail');
  await world.advanceTo(at('2027-04-01T02:00'));
  if (index % 3 > 0) {
    const { items } = await world.provider.listInvoices(customer, { limit: 1 });
    await world.client.invoices.pay(items[0]?.id ?? '');
  }
  if (index % 4 === 0) await world.provider.cancel(customer, 'at_period_end', 'end');
  await world.advanceTo(at('2027-05-01T02:00'));
  return world;
}

/** A platform that knows whose customer it is, and all else by events. */
const knowOnly = (
  { accounts }: World['platform'],
  world: World,
  stripe: StripeServer,
): Promise<boolean> =>
  accounts.save({
    ...{ tenantId: world.tenantId, openedAt: START, state: 'open', version: 1 },
    customerId: customerOf(stripe, world),
  });

const customerOf = ({ state }: StripeServer, { tenantId }: World): string =>
  state.customers.all().find(({ metadata }) => JSON.stringify(metadata).includes(tenantId))?.id ??
  '';

const statesOf = (worlds: readonly World[], platformOf: (world: World) => World['platform']) =>
  Promise.all(
    worlds.map(async (world) => {
      const { accounts, ledger } = platformOf(world);
      const account = await accounts.find(world.tenantId);
      const entries = ledger.allOf(world.tenantId);
      return {
        account: { ...account, version: 0, openedAt: START },
        ledger: entries.toSorted((one, other) => (one.id < other.id ? -1 : 1)),
      };
    }),
  );

function anyOf<Item>(items: readonly Item[]): Item {
  const item = items[Math.floor(Math.random() * items.length)];
  if (item === undefined) throw new Error('There is none.');
  return item;
}

const shuffled = <Item>(items: readonly Item[]): Item[] =>
  items
    .map((item) => ({ item, at: Math.random() }))
    .sort((one, other) => one.at - other.at)
    .map(({ item }) => item);
