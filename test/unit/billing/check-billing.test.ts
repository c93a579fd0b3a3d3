import { beforeEach, describe, expect, it } from 'vitest';
import { checkBilling } from '../../../core/billing/check/check-billing.ts';
import type { BillingFinding } from '../../../core/billing/check/billing-finding.ts';
import { openAccount } from '../../../core/billing/open-account.ts';
import { refreshAccount } from '../../../core/billing/refresh-account.ts';
import { NoneBillingProvider } from '../../../core/billing/none/none-billing-provider.ts';
import type { Invoice } from '../../../core/billing/invoice.ts';
import type { PlannedReport } from '../../../core/billing/usage/usage-exports.ts';
import type { TenantState } from '../../../core/tenants/tenant.ts';
import { FakeNoneStore } from '../../fakes/fake-none-store.ts';
import { choice } from '../../support/billing/billing-world.ts';
import { exportingPlatform } from '../../support/billing/exporting-platform.ts';
import { UsagePath } from '../../support/billing/usage-path.ts';
import { YEAR_METERS, YEAR_PLANS, yearPrices } from '../../support/billing/year/year-prices.ts';
import { aTenant } from '../../support/provisioning/a-tenant.ts';

const START = new Date('2027-03-01T00:00:00Z');
const HOUR_MS = 3_600_000;
const at = (hours: number) => new Date(START.getTime() + hours * HOUR_MS);

let time: Date;
let state: TenantState;
let pauses: number;
let world: ReturnType<typeof aWorld>;
beforeEach(async () => {
  time = START;
  state = 'active';
  pauses = 0;
  world = aWorld();
  await world.open();
  time = at(10);
});

function aWorld() {
  const now = () => time;
  const store = new FakeNoneStore();
  const provider = new NoneBillingProvider({ store, prices: yearPrices, now });
  const sold = { plans: YEAR_PLANS };
  const platform = exportingPlatform({ provider, priceList: yearPrices, sold, now });
  const tenant = aTenant(START);
  const { id: tenantId } = tenant;
  const refreshing = { ...platform.ports, graceDaysOf: () => 14 };
  const options = { tenantId, meters: YEAR_METERS, timeZone: 'UTC', now };
  platform.paths.set(tenantId, new UsagePath(options));
  const customer = { tenantId, customerId: `cus_${tenantId}` };
  return {
    ...{ provider, store, platform, tenantId, customer, refreshing },
    async open(trialDays = 0) {
      const opening = {
        ...platform.ports,
        trialDaysOf: () => trialDays,
        onOutage: 'wait' as const,
      };
      const details = { tenantId, attempt: 1, name: 'Acme', email: 'a@acme.example' };
      await openAccount(opening, { ...details, ...choice('pro') });
      await refreshAccount(refreshing, tenantId);
    },
    async use(id: string) {
      const data = { units: '5', user: 'ada' };
      const event = { id, type: 'work.done', time: time.toISOString(), data };
      await platform.paths.get(tenantId)?.send([event]);
      time = new Date(time.getTime() + 1.4 * HOUR_MS);
      await platform.seal(tenantId);
    },
    async check(isFixing = false) {
      const findings: BillingFinding[] = [];
      const errors: unknown[] = [];
      const ports = {
        ...refreshing,
        tenants: { find: () => Promise.resolve({ ...tenant, state }) },
        tenantIds: {
          async *all() {
            yield [tenantId];
          },
        },
        pause: () => Promise.resolve(void (pauses += 1)),
        onFinding: (finding: BillingFinding) => void findings.push(finding),
        onError: (_: object, error: unknown) => void errors.push(error),
      };
      await checkBilling(ports, { deadline: at(1e6), isFixing });
      expect(errors).toEqual([]);
      return findings.map(({ problem, isFixed }) => ({ ...problem, isFixed }));
    },
  };
}

const kindsOf = (findings: readonly { readonly kind: string }[]) =>
  findings.map(({ kind }) => kind);

describe('checkBilling', () => {
  it('finds nothing where all is well, without a pause', async () => {
    await world.use('1');
    await world.platform.exportUsage();
    expect(await world.check()).toEqual([]);
    expect(pauses).toBe(0);
  });

  it('tells by how much the provider counts something else, and changes nothing about that', async () => {
    await world.use('1');
    await world.platform.exportUsage();
    const foreign = { identifier: 'x', meter: 'work', units: 2n, time };
    await world.provider.reportUsage(world.customer, foreign);
    const [found] = await world.check(true);
    expect(found).toMatchObject({ kind: 'UsageDiffers', meter: 'work', difference: 2n });
    expect(found).toMatchObject({ reported: 5n, counted: 7n, isFixed: false });
    expect(pauses).toBe(1);
  });

  it('believes no difference that is gone after a pause', async () => {
    await world.use('1');
    await world.platform.exportUsage();
    const total = world.provider.usageTotal.bind(world.provider);
    let asked = 0;
    world.provider.usageTotal = async (...args) => ((asked += 1) === 1 ? 0n : total(...args));
    expect(await world.check()).toEqual([]);
  });

  it('finds usage that is not exported, and has it exported', async () => {
    await world.use('1');
    for await (const [due] of world.platform.ports.due.list(time)) {
      if (due) await world.platform.ports.due.settle(due, 99, time);
    }
    time = at(20);
    expect(kindsOf(await world.check())).toEqual(['UsageNotExported']);
    expect(await world.check(true)).toMatchObject([{ kind: 'UsageNotExported', isFixed: true }]);
    await world.platform.exportUsage();
    expect(await world.check()).toEqual([]);
  });

  it('finds usage that was refused, and has it sent again', async () => {
    const reportUsage = world.provider.reportUsage.bind(world.provider);
    const refuse = {
      ok: false,
      error: { kind: 'UsageRefused', reason: 'No such meter.' },
    } as const;
    world.provider.reportUsage = () => Promise.resolve(refuse) as never;
    await world.use('1');
    await world.platform.exportUsage();
    world.provider.reportUsage = reportUsage;
    const found = await world.check(true);
    expect(found).toMatchObject([
      { kind: 'UsageRefused', reports: 1, reason: 'No such meter.', isFixed: true },
    ]);
    await world.platform.exportUsage();
    expect(await world.check()).toEqual([]);
  });

  it('finds a subscription that changed without an event, and reads it anew', async () => {
    await world.provider.changePlan(world.customer, choice('enterprise'), 'key');
    const found = await world.check(true);
    expect(found).toMatchObject([{ kind: 'StateDiffers', isFixed: true }]);
    expect(await world.check()).toEqual([]);
  });

  it('finds a tenant that is terminated and billed, and cancels its subscription', async () => {
    state = 'terminated';
    expect(await world.check(true)).toMatchObject([
      { kind: 'TerminatedButBilled', status: 'active', isFixed: true },
    ]);
    expect(await world.check()).toEqual([]);
  });

  it('finds a tenant that is active and no customer, and has it made one', async () => {
    const { accounts } = world.platform.ports;
    const account = await accounts.find(world.tenantId);
    if (account) await accounts.remove(account);
    expect(await world.check(true)).toMatchObject([{ kind: 'NoAccount', isFixed: true }]);
    expect(await accounts.find(world.tenantId)).toMatchObject({ state: 'owed' });
  });

  it('finds who is active though the time to pay is over, and whose trial does not end', async () => {
    const { accounts } = world.platform.ports;
    const account = await accounts.find(world.tenantId);
    if (!account) throw new Error('It has no account.');
    const dunning = { invoiceId: 'in_1', since: at(-500), graceEndsAt: at(-400) };
    await accounts.save({ ...account, dunning, version: account.version + 1 });
    const told = await world.provider.readSubscription(world.customer);
    world.provider.readSubscription = () =>
      Promise.resolve(told && { ...told, status: 'trialing', trialEndsAt: at(1) });
    expect(kindsOf(await world.check())).toEqual(['StateDiffers', 'TrialNotEnded', 'ActiveUnpaid']);
  });

  it('finds two invoices for the same time', async () => {
    const invoices = await world.provider.listInvoices(world.customer, { limit: 20 });
    const [first] = invoices.items;
    if (!first) throw new Error('It has no invoice.');
    const again: Invoice = { ...first, id: 'inv_again' };
    world.provider.listInvoices = () => Promise.resolve({ items: [first, again] });
    expect(await world.check()).toMatchObject([
      { kind: 'BilledTwice', invoices: [first.id, 'inv_again'] },
    ]);
    const voided: Invoice = { ...again, status: 'void' };
    world.provider.listInvoices = () => Promise.resolve({ items: [first, voided] });
    expect(await world.check()).toEqual([]);
  });
});

/** A report that was planned keeps what explains it. */
it('names the window of each report', async () => {
  await world.use('1');
  await world.platform.exportUsage();
  const [report] = world.platform.ports.exports.all(world.tenantId);
  const [seal] =
    (await world.platform.paths.get(world.tenantId)?.sealer.listAfter(world.tenantId, 0, 1)) ?? [];
  expect(report).toMatchObject({
    ...{ windowId: seal?.windowId, identifier: seal?.id, isAdjustment: false },
  } satisfies Partial<PlannedReport>);
});
