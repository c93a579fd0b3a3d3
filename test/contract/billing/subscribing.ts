import { describe, expect, it } from 'vitest';
import {
  allInvoices,
  choice,
  detailsOf,
  type BillingWorld,
} from '../../support/billing/billing-world.ts';

const START = new Date('2027-03-01T09:30:00Z');
const DAY_MS = 86_400_000;

export function describeSubscribing(worldAt: (time: Date) => Promise<BillingWorld>) {
  describe('subscribing', () => {
    it('makes one customer of a tenant, however often it is asked', async () => {
      const { provider } = await worldAt(START);
      const details = detailsOf();
      const first = await provider.ensureCustomer(details);
      const calls = [provider.ensureCustomer(details), provider.ensureCustomer(details)];
      expect(await Promise.all(calls)).toEqual([first, first]);
      expect(await provider.readSubscription(first)).toBeNull();
      expect(await provider.previewInvoice(first)).toBeNull();
    });

    it('makes one subscription and bills it once, however often it is asked', async () => {
      const { provider, customer } = await worldAt(START);
      const acme = await customer();
      const first = await provider.subscribe(acme, choice('pro', 2));
      expect(await provider.subscribe(acme, choice('pro', 2))).toEqual(first);
      expect(first).toMatchObject({
        ok: true,
        value: {
          ...{ plan: 'pro', planVersion: 1, quantity: 2, status: 'active' },
          currentPeriod: { from: START, to: new Date('2027-04-01T09:30:00Z') },
        },
      });
      expect(await provider.readSubscription(acme)).toEqual(first.ok && first.value);
      expect(await allInvoices(provider, acme)).toHaveLength(1);
    });

    it('sells no plan and no coupon that the price list does not have', async () => {
      const { provider, customer } = await worldAt(START);
      const acme = await customer();
      const notSold = { ok: false, error: { kind: 'NotSold' } };
      expect(await provider.subscribe(acme, choice('gold'))).toMatchObject(notSold);
      const withCoupon = { ...choice('pro'), coupon: 'nope' };
      expect(await provider.subscribe(acme, withCoupon)).toMatchObject(notSold);
      expect(await provider.readSubscription(acme)).toBeNull();

      await provider.subscribe(acme, choice('pro'));
      expect(await provider.changePlan(acme, choice('gold'), 'key')).toMatchObject(notSold);
    });

    it('says that nothing is subscribed to', async () => {
      const { provider, customer } = await worldAt(START);
      const acme = await customer();
      const refused = { ok: false, error: { kind: 'NotSubscribed' } };
      expect(await provider.changePlan(acme, choice('pro'), 'key')).toEqual(refused);
      expect(await provider.cancel(acme, 'at_once', 'key')).toEqual(refused);
    });

    it('is undone by removing the customer, once or twice', async () => {
      const { provider, customer } = await worldAt(START);
      const acme = await customer();
      await provider.subscribe(acme, { ...choice('pro'), trialEndsAt: later(14) });
      await provider.removeCustomer(acme.tenantId, acme.customerId);
      await provider.removeCustomer(acme.tenantId, acme.customerId);
      await provider.removeCustomer(acme.tenantId);
      expect((await provider.readSubscription(acme))?.status ?? 'canceled').toBe('canceled');
      expect(await provider.previewInvoice(acme)).toBeNull();
    });

    it('begins anew after it was undone', async () => {
      const { provider } = await worldAt(START);
      const details = detailsOf();
      const first = await provider.ensureCustomer(details);
      await provider.subscribe(first, choice('basic'));
      await provider.removeCustomer(first.tenantId, first.customerId);
      const again = await provider.ensureCustomer({ ...details, attempt: 2 });
      expect(await provider.subscribe(again, choice('pro'))).toMatchObject({
        ...{ ok: true, value: { plan: 'pro', status: 'active' } },
      });
      const invoices = await allInvoices(provider, again);
      expect(invoices.map(({ total }) => total.amountMinor)).toEqual([9_900n]);
    });

    it('shows an invoice to its own customer alone', async () => {
      const { provider, customer } = await worldAt(START);
      const [acme, globex] = [await customer(), await customer('Globex')];
      await provider.subscribe(acme, choice('basic'));
      const [invoice] = await allInvoices(provider, acme);
      const id = invoice?.id ?? '';
      expect(await provider.readInvoice(acme, id)).toEqual(invoice);
      expect(await provider.readInvoice(globex, id)).toBeNull();
      expect(await provider.readInvoice(acme, 'in_none')).toBeNull();
    });

    it('keeps an address and a tax id, in the place of the ones before', async () => {
      const { provider, customer } = await worldAt(START);
      const acme = await customer();
      const address = { line1: 'Ring 1', city: 'Wien', postalCode: '1010', country: 'AT' };
      const taxId = { type: 'eu_vat', value: 'ATU12345678' };
      const details = { address, taxId };
      const { name, email } = detailsOf();
      expect(await provider.readBuyer(acme)).toEqual({ name, email });
      expect(await provider.setTaxDetails(acme, details)).toEqual({ ok: true });
      expect(await provider.setTaxDetails(acme, details)).toEqual({ ok: true });
      expect(await provider.readBuyer(acme)).toEqual({ name, email, ...details });
      const other = { taxId: { type: 'eu_vat', value: 'DE123456789' } };
      expect(await provider.setTaxDetails(acme, other)).toEqual({ ok: true });
      expect(await provider.readBuyer(acme)).toEqual({ name, email, ...other });
      expect(await provider.setTaxDetails(acme, {})).toEqual({ ok: true });
      expect(await provider.readBuyer(acme)).toEqual({ name, email });
    });
  });
}

const later = (days: number) => new Date(START.getTime() + days * DAY_MS);
