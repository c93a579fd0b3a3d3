import { describe, expect, it } from 'vitest';
import type { CustomerRef } from '../../../core/billing/billing-provider.ts';
import { billedBy } from '../../../core/billing/usage/export-due-usage.ts';
import { deliverReports, planExports } from '../../../core/billing/usage/export-usage.ts';
import { reconcileUsage } from '../../../core/billing/usage/reconcile-usage.ts';
import type { SealedUsage } from '../../../core/billing/usage/sealed-usage.ts';
import { FakeUsageExports } from '../../fakes/fake-usage-exports.ts';
import {
  allInvoices,
  choice,
  inCents,
  type BillingWorld,
} from '../../support/billing/billing-world.ts';
import { PLANS, priceList } from '../../support/billing/price-list.ts';

const at = (text: string) => new Date(`${text}:00Z`);

/** What seals and exports for one customer; the provider is the one under test. */
function exportingTo({ provider, now }: BillingWorld, customer: CustomerRef) {
  const exports = new FakeUsageExports();
  const log: SealedUsage[] = [];
  const ports = {
    ...{ exports, provider, now },
    sealed: {
      listAfter: async (_: string, position: number, limit: number) =>
        log.slice(position, position + limit),
    },
    onRefused: (_: string, __: object, reason: string) => {
      throw new Error(reason);
    },
  };
  const subscribed = async () => {
    const subscription = await provider.readSubscription(customer);
    if (!subscription) throw new Error('It has none.');
    return subscription;
  };
  return {
    exports,
    seal(change: string, from: Date) {
      const position = log.length + 1;
      const id = `${customer.tenantId}:${position}`;
      const window = { windowId: `window ${position}`, meter: 'api_calls', from };
      log.push({ position, id, change, sealedAt: now(), ...window });
    },
    async run() {
      const sold = { plans: PLANS };
      const tenant = billedBy({ priceList, sold }, customer, await subscribed());
      await planExports(ports, tenant);
      await deliverReports(ports, tenant);
    },
    drift: async () => reconcileUsage(ports, customer, (await subscribed()).currentPeriod),
  };
}

export function describeLateUsage(worldAt: (time: Date) => Promise<BillingWorld>) {
  async function subscribed() {
    const world = await worldAt(at('2027-03-01T00:00'));
    const acme = await world.customer();
    await world.provider.subscribe(acme, choice('enterprise'));
    return { ...world, ...exportingTo(world, acme), acme };
  }
  const usageOf = async ({ provider, acme }: Awaited<ReturnType<typeof subscribed>>) =>
    (await allInvoices(provider, acme)).map(
      (invoice) => inCents(invoice).lines.find((line) => line.startsWith('usage')) ?? 'none',
    );

  describe('usage that comes late', () => {
    it('is a revision while the invoice of its period is open, and then an adjustment on the next one', async () => {
      const world = await subscribed();
      const { seal, run, drift, exports, acme } = world;
      await world.advanceTo(at('2027-03-20T00:00'));
      seal('10000', at('2027-03-19T00:00'));
      await run();
      await world.advanceTo(at('2027-04-01T00:30'));
      seal('2000', at('2027-03-31T22:00'));
      await run();
      expect(await drift()).toEqual([]);
      await world.advanceTo(at('2027-04-03T00:00'));
      seal('4000', at('2027-03-15T00:00'));
      seal('-1000', at('2027-03-19T00:00'));
      await run();
      expect(await drift()).toEqual([]);
      await world.advanceTo(at('2027-05-01T02:00'));
      // 12,000 and 3,000 units at 0.05 cents.
      expect(await usageOf(world)).toEqual(['none', 'usage 600', 'usage 150']);
      const adjusted = exports.all(acme.tenantId).filter(({ isAdjustment }) => isAdjustment);
      expect(adjusted.map(({ units, usedAt }) => [units, usedAt])).toEqual([
        [4_000n, at('2027-03-15T00:00')],
        [-1_000n, at('2027-03-19T00:00')],
      ]);
    });

    it('because of an outage is billed on the next invoice, and nothing of it twice', async () => {
      const world = await subscribed();
      const { seal, run, drift, provider } = world;
      const reportUsage = provider.reportUsage.bind(provider);
      await world.advanceTo(at('2027-04-01T00:20'));
      seal('10000', at('2027-03-31T22:00'));
      seal('2000', at('2027-03-31T23:00'));
      provider.reportUsage = async (customer, report) => {
        await reportUsage(customer, report);
        throw new Error('The answer was lost.');
      };
      await expect(run()).rejects.toThrow('The answer was lost.');
      provider.reportUsage = reportUsage;
      await world.advanceTo(at('2027-04-01T02:00'));
      await run();
      expect(await drift()).toEqual([]);
      await world.advanceTo(at('2027-05-01T02:00'));
      expect(await usageOf(world)).toEqual(['none', 'usage 500', 'usage 100']);
    });
  });
}
