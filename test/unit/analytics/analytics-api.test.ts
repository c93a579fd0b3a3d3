import { beforeEach, describe, expect, it } from 'vitest';
import { DEFAULT_COSTS } from '../../../core/analytics/cost-table.ts';
import { revenueOfDay } from '../../../core/analytics/revenue-day.ts';
import { openAccount } from '../../../core/billing/open-account.ts';
import { ledgerEntry } from '../../../core/billing/ledger/ledger-entry.ts';
import { meterApiCalls } from '../../../core/metering/meter-api-calls.ts';
import { moneyOfMinor } from '../../../core/money/money.ts';
import {
  showTenantAnalytics,
  showUsageAnalytics,
} from '../../../functions/analytics/api/show-usage.ts';
import { showRevenue } from '../../../functions/analytics/api/show-revenue.ts';
import type { Operation } from '../../../functions/edge/operation.ts';
import { routes } from '../../../functions/routes.ts';
import { FakeBillingAccounts } from '../../fakes/fake-billing-accounts.ts';
import { FakeLedger } from '../../fakes/fake-ledger.ts';
import { FakeNoneStore } from '../../fakes/fake-none-store.ts';
import { FakeRevenueDays } from '../../fakes/fake-revenue-days.ts';
import { FakeTenantFinder } from '../../fakes/fake-tenant-finder.ts';
import { FakeUsageQueue } from '../../fakes/fake-usage-queue.ts';
import { choice } from '../../support/billing/billing-world.ts';
import { noneWorld } from '../../support/billing/none-world.ts';
import { priceList } from '../../support/billing/price-list.ts';
import { edgeOf } from '../../support/edge-of.ts';
import { METERS, NOW, usageWorld } from '../../support/metering/usage-world.ts';
import { aTenant } from '../../support/provisioning/a-tenant.ts';
import {
  apiEvent,
  operatorIdentity,
  tenantIdentity,
} from '../../support/tenancy/tenant-contexts.ts';

const usd = (minor: number) => moneyOfMinor(minor, 'usd');
const START = new Date('2026-11-01T00:00:00Z');
const HOUR_MS = 3_600_000;

/** A tenant that made 1,250 calls two hours ago, on the plan pro since the month began. */
async function arrange() {
  const tenant = { ...aTenant(START), isolation: 'separate_schema' as const };
  const tenants = new FakeTenantFinder();
  tenants.put(tenant);
  const usage = usageWorld();
  const queue = new FakeUsageQueue();
  const hour = Math.floor(NOW.getTime() / HOUR_MS) - 2;
  await meterApiCalls({ queue, now: () => NOW }, tenant.id, [
    { hour, requests: 1_250, serverErrors: 0, clientErrors: 0 },
  ]);
  await usage.deliver(queue);

  const billing = await noneWorld(START, new FakeNoneStore());
  const accounts = new FakeBillingAccounts();
  const ports = {
    ...{ tenants, accounts, provider: billing.provider, prices: priceList },
    ...{ meters: METERS, reader: usage.store, timeZones: usage.timeZones, costs: DEFAULT_COSTS },
    ...{ ledger: new FakeLedger(), days: new FakeRevenueDays(), now: () => NOW },
  };
  const open = () =>
    openAccount(
      { ...ports, trialDaysOf: () => 0, onOutage: 'wait', now: billing.now },
      { tenantId: tenant.id, attempt: 1, name: 'Acme', email: 'a@acme.example', ...choice('pro') },
    );
  return { tenant, ports, open };
}

let world: Awaited<ReturnType<typeof arrange>>;
beforeEach(async () => {
  world = await arrange();
});

type Identity = Parameters<typeof apiEvent>[1] extends { identity?: infer Who } | undefined
  ? Who
  : never;
async function ask(
  operation: Operation,
  { identity, ...parts }: { readonly identity: Identity } & Parameters<typeof apiEvent>[1],
) {
  const event = apiEvent(routes[operation.id].key, { identity, ...parts });
  const answer = await edgeOf(operation)(event);
  return {
    status: answer.statusCode,
    body: JSON.parse(answer.body ?? '{}') as Record<string, unknown>,
  };
}
type Point = { start: string; end: string; quantity: string };
type Series = { meter: string; total?: string; points: Point[] };
const seriesOf = (body: Record<string, unknown>, meter: string) =>
  (body.usage as Series[]).find((one) => one.meter === meter);

const as = (role: Parameters<typeof tenantIdentity>[0]) => ({
  ...tenantIdentity(role),
  tenantId: world.tenant.id,
});

describe('GET /v1/analytics/usage', () => {
  it('has all meters by window, those without usage too', async () => {
    const query = { from: '2026-11-25T00:00:00Z', to: '2026-11-28T00:00:00Z' };
    const { status, body } = await ask(showUsageAnalytics(world.ports), {
      ...{ identity: as('viewer'), query },
    });
    expect(status).toBe(200);
    expect(body).toMatchObject({ window: 'day', timeZone: 'UTC' });
    const calls = seriesOf(body, 'api_calls');
    expect(calls).toMatchObject({ total: '1250' });
    expect(calls?.points.map(({ start, quantity }) => `${start.slice(0, 10)} ${quantity}`)).toEqual(
      ['2026-11-25 0', '2026-11-26 0', '2026-11-27 1250'],
    );
    expect(seriesOf(body, 'mails')?.points).toHaveLength(3);
    expect(seriesOf(body, 'senders')).not.toHaveProperty('total');
  });

  it('has by default the days of the last thirty, and refuses what is no chart', async () => {
    const shown = showUsageAnalytics(world.ports);
    const { body } = await ask(shown, { identity: as('viewer') });
    expect(seriesOf(body, 'api_calls')?.points).toHaveLength(31);
    const query = { window: 'hour', from: '2026-01-01T00:00:00Z' };
    expect(await ask(shown, { identity: as('viewer'), query })).toMatchObject({
      ...{ status: 400, body: { type: 'urn:freehold:problem:usage-range-too-large' } },
    });
  });

  it('has the spend for who may read the billing, and for nobody else', async () => {
    await world.open();
    const shown = showUsageAnalytics(world.ports);
    const { body } = await ask(shown, { identity: as('admin') });
    expect(body.spend).toMatchObject({
      ...{ plan: 'pro', status: 'active', recurring: { amountMinor: 9_900 } },
      ...{ usageSoFar: { amountMinor: 0 }, spendSoFar: { amountMinor: 9_900, currency: 'usd' } },
      next: { total: { amountMinor: 9_900 } },
    });
    for (const role of ['viewer', 'member'] as const) {
      expect((await ask(shown, { identity: as(role) })).body).not.toHaveProperty('spend');
    }
  });

  it('has usage in the spend that is reported to the provider, and in the next invoice', async () => {
    await world.open();
    const { accounts, provider } = world.ports;
    const account = await accounts.find(world.tenant.id);
    const customer = { tenantId: world.tenant.id, customerId: account?.customerId ?? '' };
    const report = { identifier: 'r1', meter: 'api_calls', units: 1_250n, time: START };
    await provider.reportUsage(customer, report);
    const { body } = await ask(showUsageAnalytics(world.ports), { identity: as('owner') });
    // 250 beyond the 1,000 that are included, at $0.002.
    expect(body.spend).toMatchObject({
      ...{ usageSoFar: { amountMinor: 50 }, spendSoFar: { amountMinor: 9_950 } },
      next: { total: { amountMinor: 9_950 } },
    });
  });

  it('has none of a tenant that is no customer yet', async () => {
    const { status, body } = await ask(showUsageAnalytics(world.ports), { identity: as('owner') });
    expect(status).toBe(200);
    expect(body).not.toHaveProperty('spend');
  });
});

describe('GET /v1/analytics/tenants/{tenantId}', () => {
  const span = { from: '2026-11-27T00:00:00Z', to: '2026-11-27T12:00:00Z' };

  it('has what was billed in the span, the cost by the price table, and the margin', async () => {
    await world.open();
    const book = (id: string, time: string, postings: [string, number][]) =>
      world.ports.ledger.append(
        world.tenant.id,
        ledgerEntry({
          ...{ id, time: new Date(time), invoiceId: id, currency: 'usd' },
          postings: postings.map(([account, minor]) => ({
            account: account as 'cash',
            amount: usd(minor),
          })),
        }),
      );
    await book('invoice:1:issued', '2026-11-26T23:59:59Z', [
      ...([['receivable', 9_900] as const, ['revenue', -9_900] as const] as [string, number][]),
    ]);
    await book('invoice:2:issued', '2026-11-27T00:00:00Z', [
      ['receivable', 9_500],
      ['discounts', 1_000],
      ['tax', -500],
      ['revenue', -10_000],
    ]);
    await book('refund:1', '2026-11-27T01:00:00Z', [
      ['refunds', 200],
      ['cash', -200],
    ]);
    const params = { tenantId: world.tenant.id };
    const { status, body } = await ask(showTenantAnalytics(world.ports), {
      ...{ identity: operatorIdentity, params, query: span },
    });
    expect(status).toBe(200);
    // 100.00 less 10.00 by a coupon and 2.00 back; half a day of a key is 0.016438, 1,250 calls are 0.0088.
    expect(body).toMatchObject({
      ...{ tenantId: world.tenant.id, billed: { amountMinor: 8_800 }, spend: { plan: 'pro' } },
      margin: { amountMinor: 8_797 },
    });
    expect(Number(body.cost)).toBeGreaterThan(0.0164 + 0.008);
    expect(Number(body.cost)).toBeLessThan(0.0164 + 0.0096);
  });

  it('is for operators who may see revenue, of tenants that are there', async () => {
    const shown = showTenantAnalytics(world.ports);
    const params = { tenantId: world.tenant.id };
    expect((await ask(shown, { identity: as('owner'), params })).status).toBe(403);
    const missing = { tenantId: 'tnt_01kb2v3m9ne4a8x0c5r7d6f1gz' };
    const answer = await ask(shown, { identity: operatorIdentity, params: missing });
    expect(answer.status).toBe(404);
  });
});

describe('GET /v1/analytics/revenue', () => {
  const row = (minor: number) => ({
    ...{ tenantId: world.tenant.id, mrr: usd(minor), billed: usd(minor), billedTotal: usd(minor) },
    cost: 1_234_567_890_123n,
  });

  it('is of the present month, or of the one that is named', async () => {
    const { days } = world.ports;
    await days.keep(revenueOfDay('2026-10-31', [], [row(9_900)]));
    await days.keep(revenueOfDay('2026-11-01', [row(9_900)], [row(2_900)]));
    await days.keep(revenueOfDay('2026-11-02', [row(2_900)], []));
    const shown = showRevenue(world.ports);
    const { status, body } = await ask(shown, { identity: operatorIdentity });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      month: '2026-11',
      mrr: { before: { amountMinor: 9_900 }, after: { amountMinor: 0 } },
      movements: { contraction: { amountMinor: -7_000 }, churned: { amountMinor: -2_900 } },
      customers: { before: 1, new: 0, churned: 1, after: 0 },
      ...{ customerChurn: 1, revenueChurn: 0.2929, cost: '1.234568' },
      ...{ billed: { amountMinor: 2_900 }, margin: { amountMinor: 2_777 } },
      days: [{ day: '2026-11-01', mrr: { amountMinor: 2_900 } }, { day: '2026-11-02' }],
    });
    const query = { month: '2026-10' };
    expect((await ask(shown, { identity: operatorIdentity, query })).body).toMatchObject({
      ...{ customerChurn: null, movements: { new: { amountMinor: 9_900 } } },
    });
  });

  it('is no tenant’s to see, and of no month that there is not', async () => {
    const shown = showRevenue(world.ports);
    expect((await ask(shown, { identity: as('owner') })).status).toBe(403);
    const query = { month: '2026-13' };
    expect((await ask(shown, { identity: operatorIdentity, query })).status).toBe(400);
  });
});
