import type { Invoice } from '../../../../core/billing/invoice.ts';
import { issueInvoices } from '../../../../core/billing/none/issue-invoices.ts';
import type { NoneSubscription } from '../../../../core/billing/none/none-account.ts';
import { NoneBillingProvider } from '../../../../core/billing/none/none-billing-provider.ts';
import { periodAt, type BillingPeriod } from '../../../../core/billing/none/periods.ts';
import { FakeNoneStore } from '../../../fakes/fake-none-store.ts';
import { allInvoices } from '../billing-world.ts';
import { incrementsOf, type Increment } from './recomputed-usage.ts';
import type { SimulatedTenant } from './scenario.ts';
import { yearPrices } from './year-prices.ts';

const OPEN_MS = 55 * 60_000;

export type Recomputing = {
  readonly end: Date;
  /** When an export runs that gets through, at that time or later. */
  readonly exportedAt: (time: number) => number;
};

/**
 * The tenant's invoices once more: what was used of the raw log, by rules of the test's own, and what was bought by the provider
 * `none`, which reckons of the history alone. The export, its store and the stand-in have no part in it.
 */
export async function recomputedInvoices(
  tenant: SimulatedTenant,
  { end, exportedAt }: Recomputing,
): Promise<Invoice[]> {
  const store = new FakeNoneStore();
  let now = tenant.startedAt;
  const ports = { store, prices: yearPrices, now: () => now };
  const provider = new NoneBillingProvider(ports);
  const { tenantId, startedAt, trialDays, coupon } = tenant;
  const details = { tenantId, attempt: 1, name: 'Acme', email: 'a@acme.example' };
  const customer = await provider.ensureCustomer(details);
  const trialEndsAt = new Date(startedAt.getTime() + trialDays * 86_400_000);
  await provider.subscribe(customer, {
    ...tenant.choice,
    ...(trialDays > 0 && { trialEndsAt }),
    ...(coupon !== undefined && { coupon }),
  });
  for (const [index, command] of tenant.commands.entries()) {
    now = command.at;
    if (command.kind === 'change') await provider.changePlan(customer, command.choice, `${index}`);
    if (command.kind === 'cancel') await provider.cancel(customer, 'at_period_end', `${index}`);
  }
  const subscription = (await store.find(tenantId))?.subscription;
  if (!subscription) throw new Error('It was never bought.');
  const periods = periodsUntil(end, subscription);
  await addUsage(store, tenant, { periods, exportedAt, endsAt: subscription.endsAt });
  now = end;
  await issueInvoices(ports, tenantId);
  return allInvoices(provider, customer);
}

function periodsUntil(end: Date, subscription: NoneSubscription): BillingPeriod[] {
  const periods: BillingPeriod[] = [];
  for (let index = 0; ; index += 1) {
    const period = periodAt(subscription, index);
    if (!period || period.from > end) return periods;
    periods.push(period);
  }
}

type Using = Pick<Recomputing, 'exportedAt'> & {
  readonly periods: readonly BillingPeriod[];
  readonly endsAt: Date | undefined;
};

async function addUsage(store: FakeNoneStore, tenant: SimulatedTenant, using: Using) {
  const totals = new Map<string, bigint>();
  for (const increment of incrementsOf(tenant.sent, tenant.timeZone)) {
    const period = billedPeriod(increment, using);
    if (period === undefined) continue;
    const key = `${increment.meter} ${period.from.toISOString()}`;
    totals.set(key, (totals.get(key) ?? 0n) + increment.milli);
  }
  for (const [key, milli] of totals) {
    const [meter = '', time = ''] = key.split(' ');
    // Nothing is taken back in this year: the nearest whole unit, halves upwards.
    const units = (milli + 500n) / 1_000n;
    await store.addUsage(tenant.tenantId, { identifier: key, meter, units, time: new Date(time) });
  }
}

/** Its own, where it is exported while that one's invoice is open; else the one in which it is exported. */
function billedPeriod(increment: Increment, { periods, exportedAt, endsAt }: Using) {
  const exported = exportedAt(increment.sealedAt);
  // With the end of the subscription its last invoice is final.
  if (endsAt && exported >= endsAt.getTime()) return undefined;
  const at = periods.findIndex(
    ({ from, to }) => exported >= from.getTime() && exported < to.getTime(),
  );
  const [present, former] = [periods[at], periods[at - 1]];
  const isOpen = present && exported < present.from.getTime() + OPEN_MS;
  const isFormer = former && increment.windowStart >= former.from.getTime();
  return isOpen && isFormer && increment.windowStart < present.from.getTime() ? former : present;
}
