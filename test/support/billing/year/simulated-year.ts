import { StripeServer } from '../../../../local/stripe/stripe-server.ts';
import { billingYearWorld, type YearWorld } from './year-world.ts';
import { differencesOf, type Differences } from './differences.ts';
import { randomOf, type Random } from './random.ts';
import { tenantOf, type Command, type SimulatedTenant, type Span } from './scenario.ts';

const HOUR_MS = 3_600_000;
/** What is due by the clock is done twenty minutes past each hour: sealed after a quarter, then exported. */
const TICK_MS = 20 * 60_000;

export type YearOptions = Span & {
  readonly tenants: number;
  readonly seed: number;
  /** Hours in which Stripe answers nothing to the export. */
  readonly outages: readonly Date[];
};

export type Year = Differences & {
  readonly events: number;
  readonly reports: number;
  readonly adjustments: number;
  readonly webhooks: number;
  readonly drifts: number;
};

type Work = {
  readonly at: number;
  readonly run: () => Promise<void>;
  /** Without it always. */
  readonly isNeeded?: () => boolean;
};

/** Tenants live by a test clock of the stand-in's, and are billed by it; then everything is reckoned once more. */
export async function simulatedYear(options: YearOptions): Promise<Year> {
  const stripe = await new StripeServer().start();
  try {
    return await simulate(stripe, options);
  } finally {
    await stripe.stop();
  }
}

async function simulate(stripe: StripeServer, options: YearOptions): Promise<Year> {
  const random = randomOf(options.seed);
  const world = await billingYearWorld(stripe, options.start);
  const tenants = Array.from({ length: options.tenants }, (_, index) =>
    tenantOf(random, options, index),
  );
  const isOut = (time: number) =>
    options.outages.some((from) => time >= from.getTime() && time < from.getTime() + HOUR_MS);
  for (const { at, run, isNeeded } of workOf(world, tenants, { options, random, isOut })) {
    if (isNeeded?.() === false) continue;
    await world.advanceTo(new Date(at));
    await run();
  }
  await world.deliverEvents(random, 0);
  const exportedAt = (time: number) => {
    let tick = Math.ceil((time - TICK_MS) / HOUR_MS) * HOUR_MS + TICK_MS;
    while (isOut(tick)) tick += HOUR_MS;
    return tick;
  };
  const differences = await differencesOf(world, tenants, { end: options.end, exportedAt });
  const reports = tenants.flatMap(({ tenantId }) => world.platform.ports.exports.all(tenantId));
  return {
    ...differences,
    events: tenants.reduce((sum, { sent }) => sum + sent.length, 0),
    reports: reports.length,
    adjustments: reports.filter(({ isAdjustment }) => isAdjustment).length,
    webhooks: world.delivered(),
    drifts: world.drifts.length,
  };
}

type Running = {
  readonly options: YearOptions;
  readonly random: Random;
  readonly isOut: (time: number) => boolean;
};

/** In the order of its time. */
function workOf(
  world: YearWorld,
  tenants: readonly SimulatedTenant[],
  { options: { start, end }, random, isOut }: Running,
): Work[] {
  const of = (at: Date | number, run: () => Promise<void>): Work => ({ at: Number(at), run });
  const work: Work[] = [];
  for (const tenant of tenants) {
    work.push(of(tenant.startedAt, () => world.open(tenant)));
    for (const [index, command] of tenant.commands.entries()) {
      work.push(of(command.at, () => runCommand(world, tenant, { command, key: `${index}` })));
    }
    const byHour = Map.groupBy(tenant.sent, ({ receivedAt }) => receivedAt.getTime());
    for (const [at, sent] of byHour) {
      work.push(of(at, () => world.send(tenant, random.shuffled(sent))));
    }
  }
  for (let at = start.getTime() + TICK_MS; at < end.getTime(); at += HOUR_MS) {
    work.push({ at, run: () => world.tick(isOut(at)), isNeeded: world.isWaiting });
  }
  for (let at = start.getTime() + HOUR_MS; at < end.getTime(); at += 24 * HOUR_MS) {
    work.push(of(at, () => world.endDay(random)));
  }
  work.push(of(end, () => Promise.resolve()));
  return work.toSorted((one, other) => one.at - other.at);
}

async function runCommand(
  { provider, customerOf, payBy }: YearWorld,
  { tenantId }: SimulatedTenant,
  { command, key }: { readonly command: Command; readonly key: string },
): Promise<void> {
  const customer = customerOf(tenantId);
  if (command.kind === 'pay') await payBy(customer, command.card);
  if (command.kind === 'change') await provider.changePlan(customer, command.choice, key);
  if (command.kind === 'cancel') await provider.cancel(customer, 'at_period_end', key);
}
