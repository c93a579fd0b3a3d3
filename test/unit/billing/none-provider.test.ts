import { expect, it } from 'vitest';
import { issueInvoices } from '../../../core/billing/none/issue-invoices.ts';
import { describeBillingProvider } from '../../contract/billing-provider-suite.ts';
import { FakeNoneStore } from '../../fakes/fake-none-store.ts';
import { allInvoices, choice } from '../../support/billing/billing-world.ts';
import { noneWorld } from '../../support/billing/none-world.ts';
import { priceList } from '../../support/billing/price-list.ts';

const worldAt = (start: Date) => noneWorld(start, new FakeNoneStore());

describeBillingProvider('NoneBillingProvider', worldAt);

it('issues each invoice once, however many runs there are at once', async () => {
  const world = await worldAt(new Date('2027-03-01T00:00:00Z'));
  const acme = await world.customer();
  await world.provider.subscribe(acme, choice('basic'));
  const now = () => new Date('2027-08-01T03:00:00Z');
  const ports = { store: world.store, prices: priceList, now };
  await Promise.all([1, 2, 3].map(() => issueInvoices(ports, acme.tenantId)));
  const ids = (await allInvoices(world.provider, acme)).map(({ id }) => id);
  expect(ids).toHaveLength(6);
  expect(new Set(ids).size).toBe(6);
});
