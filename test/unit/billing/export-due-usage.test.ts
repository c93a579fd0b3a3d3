import { beforeEach, describe, expect, it } from 'vitest';
import type { BillingProvider } from '../../../core/billing/billing-provider.ts';
import { NoneBillingProvider } from '../../../core/billing/none/none-billing-provider.ts';
import { openAccount } from '../../../core/billing/open-account.ts';
import type { PlanTerms } from '../../../core/billing/plan-terms.ts';
import { exportDueUsage } from '../../../core/billing/usage/export-due-usage.ts';
import type { TenantId } from '../../../core/tenancy/tenant-context.ts';
import { newId } from '../../../kit/id.ts';
import { UnavailableError } from '../../../kit/unavailable-error.ts';
import { FakeNoneStore } from '../../fakes/fake-none-store.ts';
import { choice } from '../../support/billing/billing-world.ts';
import { exportingPlatform } from '../../support/billing/exporting-platform.ts';
import { UsagePath } from '../../support/billing/usage-path.ts';
import { YEAR_METERS, YEAR_PLANS, yearPrices } from '../../support/billing/year/year-prices.ts';

const MARCH = { from: new Date('2027-03-01T00:00:00Z'), to: new Date('2027-04-01T00:00:00Z') };
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

let time: Date;
let isDown: boolean;
let calls: string[];
let provider: BillingProvider;
beforeEach(() => {
  time = MARCH.from;
  isDown = false;
  calls = [];
  const ports = { store: new FakeNoneStore(), prices: yearPrices, now: () => time };
  provider = new Proxy<BillingProvider>(new NoneBillingProvider(ports), {
    get(target, name) {
      const member: unknown = Reflect.get(target, name);
      if (typeof member !== 'function') return member;
      return (...args: unknown[]) => {
        calls.push(String(name));
        if (isDown) return Promise.reject(new UnavailableError('down'));
        return member.apply(target, args) as unknown;
      };
    },
  });
});

function platformOf(plans: readonly PlanTerms[] = YEAR_PLANS) {
  const priceList = {
    ...yearPrices,
    termsOf: ({ plan }: { readonly plan: string }) => plans.find((one) => one.plan === plan),
  };
  return exportingPlatform({ provider, priceList, sold: { plans }, now: () => time });
}
type Platform = ReturnType<typeof platformOf>;

async function tenantOn({ ports, paths }: Platform, isOwed = false): Promise<TenantId> {
  const tenantId = newId('tnt');
  const tenant = { tenantId, attempt: 1, name: 'Acme', email: 'a@acme.example' };
  const opening = { ...ports, trialDaysOf: () => 0, onOutage: 'follow' as const };
  isDown = isOwed;
  await openAccount(opening, { ...tenant, ...choice('pro') });
  isDown = false;
  const options = { tenantId, meters: YEAR_METERS, timeZone: 'UTC', now: () => time };
  paths.set(tenantId, new UsagePath(options));
  return tenantId;
}

type Used = { readonly id: string; readonly units?: string };

/** An event in the first hour of that time, sealed twenty minutes after it. */
async function use(platform: Platform, tenantId: TenantId, { id, units = '5' }: Used) {
  const data = { units, user: 'ada' };
  await platform.paths
    .get(tenantId)
    ?.send([{ id, type: 'work.done', time: time.toISOString(), data }]);
  time = new Date(time.getTime() + HOUR_MS + 20 * MINUTE_MS);
  await platform.seal(tenantId);
}

const counted = (tenantId: TenantId, period = MARCH) =>
  provider.usageTotal({ tenantId, customerId: `cus_${tenantId}` }, 'work', period);

describe('exportDueUsage', () => {
  it('exports what was sealed, of those tenants alone, and then asks nobody', async () => {
    const platform = platformOf();
    const [acme, idle] = [await tenantOn(platform), await tenantOn(platform)];
    await use(platform, acme, { id: '1' });
    expect(await platform.exportUsage()).toMatchObject({ exported: 1, reports: 1, error: 0 });
    expect(await counted(acme)).toBe(5n);
    expect(await counted(idle)).toBe(0n);
    calls = [];
    expect(await platform.exportUsage()).toMatchObject({ exported: 0 });
    expect(calls).toEqual([]);
  });

  it('calls a customer from one run at a time', async () => {
    const platform = platformOf();
    const acme = await tenantOn(platform);
    await use(platform, acme, { id: '1' });
    const runs = await Promise.all([platform.exportUsage(), platform.exportUsage()]);
    expect(runs.map(({ exported }) => exported).toSorted()).toEqual([0, 1]);
    expect(calls.filter((name) => name === 'reportUsage')).toHaveLength(1);
  });

  it('takes what a run that died had taken once its time is over', async () => {
    const platform = platformOf();
    const acme = await tenantOn(platform);
    await use(platform, acme, { id: '1' });
    for await (const [due] of platform.ports.due.list(time)) {
      if (due) await platform.ports.due.take(due, new Date(time.getTime() + 2 * MINUTE_MS));
    }
    expect(await platform.exportUsage()).toMatchObject({ exported: 0 });
    time = new Date(time.getTime() + 2 * MINUTE_MS);
    expect(await platform.exportUsage()).toMatchObject({ exported: 1, oldestSeconds: 120 });
  });

  it('over an hour of outage asks ever more rarely, a few tenants at a time, and loses nothing', async () => {
    const platform = platformOf();
    const tenants: TenantId[] = [];
    for (let left = 30; left > 0; left -= 1) tenants.push(await tenantOn(platform));
    for (const tenant of tenants) {
      time = new Date(MARCH.from.getTime() + HOUR_MS / 2);
      await use(platform, tenant, { id: '1' });
    }
    isDown = true;
    calls = [];
    for (let minute = 0; minute < 60; minute += 1) {
      await platform.exportUsage();
      time = new Date(time.getTime() + MINUTE_MS);
    }
    // Sixty runs over thirty tenants would be 1,800 calls.
    expect(calls.length).toBeLessThan(350);
    isDown = false;
    for (let minute = 0; minute < 16; minute += 1) {
      await platform.exportUsage();
      time = new Date(time.getTime() + MINUTE_MS);
    }
    for (const tenant of tenants) expect(await counted(tenant)).toBe(5n);
    expect(platform.refused).toEqual([]);
  });

  it('waits for a tenant that is no customer yet', async () => {
    const platform = platformOf();
    const acme = await tenantOn(platform, true);
    await use(platform, acme, { id: '1' });
    expect(await platform.exportUsage()).toMatchObject({ exported: 0, waiting: 1, error: 0 });
    expect(platform.ports.due.isDue(acme)).toBe(true);
  });

  it('takes no more of a meter whose hard cap is reached, until the period ends or the cap is lifted', async () => {
    const [basic, pro, enterprise] = YEAR_PLANS;
    if (!basic || !pro || !enterprise) throw new Error('No plans.');
    const { work } = pro.usage;
    if (!work) throw new Error('It has no price.');
    const capped = { ...pro, usage: { work: { ...work, cap: { units: 8n, isHard: true } } } };
    const platform = platformOf([basic, capped, enterprise]);
    const acme = await tenantOn(platform);
    await use(platform, acme, { id: '1', units: '5' });
    await platform.exportUsage();
    expect(await platform.ports.caps.of(acme)).toEqual([]);
    await use(platform, acme, { id: '2', units: '5' });
    await platform.exportUsage();
    expect(await platform.ports.caps.of(acme)).toEqual([{ meter: 'work', until: MARCH.to }]);
    expect(await counted(acme)).toBe(8n);

    const customer = { tenantId: acme, customerId: `cus_${acme}` };
    await provider.changePlan(customer, choice('enterprise'), 'key');
    await use(platform, acme, { id: '3', units: '1' });
    await exportDueUsage(platform.ports, new Date(time.getTime() + MINUTE_MS));
    expect(await platform.ports.caps.of(acme)).toEqual([]);
    expect(await counted(acme)).toBe(11n);
  });
});
