import { describe, expect, it } from 'vitest';
import {
  allInvoices,
  choice,
  inCents,
  type BillingWorld,
} from '../../support/billing/billing-world.ts';

const at = (text: string) => new Date(`${text}:00Z`);
const MARCH = { from: at('2027-03-01T00:00'), to: at('2027-04-01T00:00') };

export function describeUsageOnInvoices(worldAt: (time: Date) => Promise<BillingWorld>) {
  const reportsOf = ({ provider }: BillingWorld, acme: Parameters<typeof allInvoices>[1]) =>
    async function report(identifier: string, units: bigint, time: string) {
      const meter = 'api_calls';
      const own = `${acme.tenantId}:${identifier}`;
      return provider.reportUsage(acme, { identifier: own, meter, units, time: at(time) });
    };

  describe('usage', () => {
    it('is billed after its period, each report once, beyond what is included', async () => {
      const world = await worldAt(MARCH.from);
      const { provider, advanceTo } = world;
      const acme = await world.customer();
      await provider.subscribe(acme, choice('pro'));
      const report = reportsOf(world, acme);
      await advanceTo(at('2027-03-20T00:00'));
      expect(await report('a', 600n, '2027-03-02T01:00')).toEqual({ ok: true, value: 'recorded' });
      expect(await report('a', 600n, '2027-03-02T01:00')).toEqual({ ok: true, value: 'known' });
      await report('b', 650n, '2027-03-19T23:00');
      await report('b.r2', -3n, '2027-03-19T23:00');
      expect(await provider.usageTotal(acme, 'api_calls', MARCH)).toBe(1_247n);

      await advanceTo(at('2027-04-01T02:00'));
      const [, next] = await allInvoices(provider, acme);
      // 247 beyond the 1,000 that are included, at 0.2 cents: 49.4 cents.
      expect(next && inCents(next)).toEqual({ lines: ['plan 9900', 'usage 49'], total: 9_949 });
      const line = next?.lines.find(({ kind }) => kind === 'usage');
      expect(line).toMatchObject({ meter: 'api_calls', quantity: 1_247n, period: MARCH });
    });

    it('is of the period that its time is in', async () => {
      const world = await worldAt(MARCH.from);
      const { provider, advanceTo } = world;
      const acme = await world.customer();
      await provider.subscribe(acme, choice('enterprise'));
      const report = reportsOf(world, acme);
      await advanceTo(at('2027-04-01T00:10'));
      await report('last of March', 10_000n, '2027-03-31T23:00');
      await report('first of April', 20_000n, '2027-04-01T00:00');
      await advanceTo(at('2027-05-01T02:00'));
      const totals = (await allInvoices(provider, acme)).map(inCents);
      expect(totals.map(({ lines }) => lines)).toEqual([
        ['plan 29999'],
        ['plan 29999', 'usage 500'],
        ['plan 29999', 'usage 1000'],
      ]);
    });

    it('is told before it is billed, as it will be', async () => {
      const world = await worldAt(MARCH.from);
      const { provider, advanceTo } = world;
      const acme = await world.customer();
      await provider.subscribe(acme, choice('basic'));
      await advanceTo(at('2027-03-16T12:00'));
      await provider.changePlan(acme, choice('pro'), 'key');
      await reportsOf(world, acme)('a', 2_000n, '2027-03-16T00:00');
      await advanceTo(at('2027-03-17T00:00'));

      const preview = await provider.previewInvoice(acme);
      await advanceTo(at('2027-04-01T02:00'));
      const [, next] = await allInvoices(provider, acme);
      expect(preview && inCents(preview)).toEqual(next && inCents(next));
      expect(next && inCents(next).lines).toContain('usage 200');
    });
  });
}
