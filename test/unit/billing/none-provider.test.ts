import { expect, it } from 'vitest';
import { issueInvoices } from '../../../core/billing/none/issue-invoices.ts';
import { NoneBillingProvider } from '../../../core/billing/none/none-billing-provider.ts';
import type { CustomerRef } from '../../../core/billing/billing-provider.ts';
import { describeBillingProvider } from '../../contract/billing-provider-suite.ts';
import { FakeNoneStore } from '../../fakes/fake-none-store.ts';
import {
  allInvoices,
  choice,
  detailsOf,
  type BillingWorld,
} from '../../support/billing/billing-world.ts';
import { priceList } from '../../support/billing/price-list.ts';

/** The schedule runs once for all the time that passes: after an outage it has to catch up. */
export async function noneWorld(start: Date): Promise<BillingWorld & { store: FakeNoneStore }> {
  let time = start;
  const now = () => time;
  const ports = { store: new FakeNoneStore(), prices: priceList, now };
  const provider = new NoneBillingProvider(ports);
  const customers: CustomerRef[] = [];
  return {
    ...{ provider, now, store: ports.store },
    async advanceTo(to) {
      time = to;
      for (const { tenantId } of customers) await issueInvoices(ports, tenantId);
    },
    async customer(name) {
      const customer = await provider.ensureCustomer(detailsOf(name));
      customers.push(customer);
      return customer;
    },
  };
}

describeBillingProvider('NoneBillingProvider', noneWorld);

it('issues each invoice once, however many runs there are at once', async () => {
  const world = await noneWorld(new Date('2027-03-01T00:00:00Z'));
  const acme = await world.customer();
  await world.provider.subscribe(acme, choice('basic'));
  const now = () => new Date('2027-08-01T03:00:00Z');
  const ports = { store: world.store, prices: priceList, now };
  await Promise.all([1, 2, 3].map(() => issueInvoices(ports, acme.tenantId)));
  const ids = (await allInvoices(world.provider, acme)).map(({ id }) => id);
  expect(ids).toHaveLength(6);
  expect(new Set(ids).size).toBe(6);
});
