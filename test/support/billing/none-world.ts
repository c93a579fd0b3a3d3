import type { CustomerRef } from '../../../core/billing/billing-provider.ts';
import { issueInvoices } from '../../../core/billing/none/issue-invoices.ts';
import { NoneBillingProvider } from '../../../core/billing/none/none-billing-provider.ts';
import type { NoneStore } from '../../../core/billing/none/none-store.ts';
import { detailsOf, type BillingWorld } from './billing-world.ts';
import { priceList } from './price-list.ts';

/** The schedule runs once for all the time that passes: after an outage it has to catch up. */
export async function noneWorld<Store extends NoneStore>(
  start: Date,
  store: Store,
): Promise<BillingWorld & { readonly store: Store }> {
  let time = start;
  const now = () => time;
  const ports = { store, prices: priceList, now };
  const provider = new NoneBillingProvider(ports);
  const customers: CustomerRef[] = [];
  return {
    ...{ provider, now, store },
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
