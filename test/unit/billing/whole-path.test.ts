import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { entriesOfInvoice } from '../../../core/billing/ledger/entries-of-invoice.ts';
import { issueInvoices } from '../../../core/billing/none/issue-invoices.ts';
import { NoneBillingProvider } from '../../../core/billing/none/none-billing-provider.ts';
import { openAccount } from '../../../core/billing/open-account.ts';
import { refreshAccount } from '../../../core/billing/refresh-account.ts';
import type { TenantId } from '../../../core/tenancy/tenant-context.ts';
import { FakeNoneStore } from '../../fakes/fake-none-store.ts';
import { allInvoices, choice } from '../../support/billing/billing-world.ts';
import { exportingPlatform } from '../../support/billing/exporting-platform.ts';
import { unreliable, untilDone, type Fault } from '../../support/billing/unreliable.ts';
import { UsagePath } from '../../support/billing/usage-path.ts';
import { YEAR_METERS, YEAR_PLANS, yearPrices } from '../../support/billing/year/year-prices.ts';
import { crashingPorts } from '../../support/metering/crashing-ports.ts';

const TENANT = 'tnt_01kb2v3m9ne4a8x0c5r7d6f1gh' as TenantId;
const START = new Date('2027-03-01T00:00:00Z');
const DAY = new Date('2027-03-10T12:00:00Z');
const HOUR_MS = 3_600_000;
const FAULTS = ['before', 'after', false, false, false] as const;

type Delivery = {
  readonly messages: readonly (readonly number[])[];
  readonly faults: readonly Fault[];
};

const EVENTS = Array.from({ length: 12 }, (_, index) => ({
  ...{ id: `event ${index}`, type: 'work.done' },
  time: new Date(DAY.getTime() - index * 2 * HOUR_MS).toISOString(),
  data: { units: `${100 + index * 37}.${index}5`, user: `user ${index % 5}` },
}));

/** A month of one tenant, its events delivered so; what it is billed, and what is booked. */
async function monthWith({ messages, faults }: Delivery) {
  let time = START;
  const now = () => time;
  const left = [...faults];
  const nextFault = () => left.shift() ?? false;
  const issuing = { store: new FakeNoneStore(), prices: yearPrices, now };
  const none = new NoneBillingProvider(issuing);
  const fails = ['reportUsage', 'usageTotal'];
  const provider = unreliable(none, (name) => fails.includes(String(name)) && nextFault());
  const sold = { plans: YEAR_PLANS };
  const platform = exportingPlatform({ provider, priceList: yearPrices, sold, now });
  const opening = { ...platform.ports, trialDaysOf: () => 0, onOutage: 'wait' as const };
  const details = { tenantId: TENANT, attempt: 1, name: 'Acme', email: 'a@acme.example' };
  await openAccount(opening, { ...details, ...choice('pro') });
  const path = new UsagePath({
    ...{ tenantId: TENANT, meters: YEAR_METERS, timeZone: 'Pacific/Kiritimati', now },
    counting: (ports) =>
      crashingPorts(ports, (moment) => nextFault() === (moment.split(' ')[1] ?? '')),
  });
  platform.paths.set(TENANT, path);

  for (const [index, message] of messages.entries()) {
    time = new Date(DAY.getTime() + index * HOUR_MS);
    const events = message.map((number) => EVENTS[number]);
    await untilDone(() => path.send(events, `message ${index}`));
    await platform.seal(TENANT);
    await platform.exportUsage();
  }
  for (const text of ['2027-03-31T14:00:00Z', '2027-03-31T20:00:00Z', '2027-03-31T21:00:00Z']) {
    time = new Date(text);
    await platform.seal(TENANT);
    for (let run = 0; run < 40; run += 1) {
      time = new Date(time.getTime() + 60_000);
      await platform.exportUsage();
    }
  }
  time = new Date('2027-04-01T02:00:00Z');
  await issueInvoices(issuing, TENANT);
  const invoices = await allInvoices(none, { tenantId: TENANT, customerId: `cus_${TENANT}` });
  const refreshing = { ...platform.ports, provider: none, graceDaysOf: () => 14 };
  for (const { id } of [...invoices, ...invoices].reverse()) {
    await refreshAccount(refreshing, TENANT, id);
  }
  return { invoices, ledger: platform.ports.ledger.allOf(TENANT) };
}

const all = EVENTS.map((_, index) => index);

describe('the whole path of usage', () => {
  it('ends in the same invoice and ledger, whatever is permuted, doubled, lost and sent again', async () => {
    const ordered = await monthWith({ messages: all.map((index) => [index]), faults: [] });
    const usage = ordered.invoices.at(-1)?.lines.filter(({ kind }) => kind === 'usage');
    // 3,647.22 units and five people.
    expect(usage?.map(({ quantity }) => quantity)).toEqual([3_647n, 5n]);
    expect(ordered.ledger).toHaveLength(ordered.invoices.flatMap(entriesOfInvoice).length);
    const deliveries = fc.record({
      order: fc.shuffledSubarray([...all, ...all], { minLength: all.length * 2 }),
      sizes: fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 24, maxLength: 24 }),
      faults: fc.array(fc.constantFrom(...FAULTS), { maxLength: 80 }),
    });
    await fc.assert(
      fc.asyncProperty(deliveries, async ({ order, sizes, faults }) => {
        expect(await monthWith({ messages: inMessages(order, sizes), faults })).toEqual(ordered);
      }),
      { numRuns: 40 },
    );
  });
});

function inMessages(order: readonly number[], sizes: readonly number[]): number[][] {
  const messages: number[][] = [];
  let from = 0;
  for (const size of sizes) {
    if (from < order.length) messages.push(order.slice(from, from + size));
    from += size;
  }
  return messages;
}
