import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Invoice, InvoiceTransitions } from '../../../core/billing/invoice.ts';
import { balancesOf } from '../../../core/billing/ledger/balances.ts';
import { entriesOfInvoice } from '../../../core/billing/ledger/entries-of-invoice.ts';
import { entriesOfPaidBack } from '../../../core/billing/ledger/paid-back.ts';
import { ledgerEntry, UnbalancedEntryError } from '../../../core/billing/ledger/ledger-entry.ts';
import { money, sum } from '../../../core/money/money.ts';
import { newId } from '../../../kit/id.ts';
import { describeLedger } from '../../contract/ledger-suite.ts';
import { FakeLedger } from '../../fakes/fake-ledger.ts';
import { anInvoice } from '../../support/billing/an-invoice.ts';

describeLedger('FakeLedger', async () => new FakeLedger());

const on = (day: number) => new Date(Date.UTC(2027, 2, day));

/** The ways of an invoice, each as what is read of it after each of its changes. */
const WAYS: readonly (readonly InvoiceTransitions[])[] = [
  [{}, { finalizedAt: on(1) }, { finalizedAt: on(1), paidAt: on(2) }],
  [{ finalizedAt: on(1) }, { finalizedAt: on(1), voidedAt: on(3) }],
  [
    { finalizedAt: on(1) },
    { finalizedAt: on(1), uncollectibleAt: on(4) },
    { finalizedAt: on(1), uncollectibleAt: on(4), paidAt: on(9) },
  ],
  [
    { finalizedAt: on(1) },
    { finalizedAt: on(1), uncollectibleAt: on(4) },
    { finalizedAt: on(1), uncollectibleAt: on(4), voidedAt: on(9) },
  ],
];

const invoices = fc
  .array(
    fc.record({
      cents: fc.bigInt({ min: -5_000n, max: 100_000n }),
      discount: fc.bigInt({ min: 0n, max: 900n }),
      tax: fc.bigInt({ min: 0n, max: 900n }),
      way: fc.constantFrom(...WAYS),
    }),
    { minLength: 1, maxLength: 6 },
  )
  .map((list) =>
    list.map(({ way, ...amounts }, index) =>
      way.map((transitions) => anInvoice({ id: `in_${index}`, ...amounts, transitions })),
    ),
  );

async function bookedFrom(readings: readonly Invoice[]) {
  const ledger = new FakeLedger();
  const tenantId = newId('tnt');
  for (const entry of readings.flatMap(entriesOfInvoice)) await ledger.append(tenantId, entry);
  return ledger.allOf(tenantId);
}

describe('the ledger', () => {
  it('refuses what is out of balance', () => {
    const entry = { id: 'x', time: on(1), invoiceId: 'in_1', currency: 'usd' } as const;
    const postings = [
      { account: 'cash', amount: money(100n, 'usd') },
      { account: 'receivable', amount: money(-99n, 'usd') },
    ] as const;
    expect(() => ledgerEntry({ ...entry, postings })).toThrow(UnbalancedEntryError);
  });

  it('is the same for any order, repetition and loss of what is read, once the last is read', async () => {
    const cases = invoices.chain((ways) => {
      const last = ways.flatMap((way) => way.slice(-1));
      const readings = ways.flat();
      return fc.record({
        last: fc.constant(last),
        read: fc.array(fc.constantFrom(...readings), { maxLength: 30 }),
      });
    });
    await fc.assert(
      fc.asyncProperty(cases, async ({ last, read }) => {
        expect(await bookedFrom([...read, ...last])).toEqual(await bookedFrom(last));
        expect(await bookedFrom([...last, ...read])).toEqual(await bookedFrom(last));
      }),
    );
  });

  it('balances after every entry', async () => {
    await fc.assert(
      fc.asyncProperty(invoices, async (ways) => {
        const entries = await bookedFrom(ways.flat());
        const all = sum(Object.values(balancesOf(entries, 'usd')), 'usd');
        expect(all.amountMinor).toBe(0n);
      }),
    );
  });

  it('holds as receivable what is billed and not yet paid, void or lost', async () => {
    const open = anInvoice({ id: 'in_1', cents: 100n, transitions: { finalizedAt: on(1) } });
    const paid = anInvoice({
      id: 'in_2',
      cents: 1_000n,
      tax: 190n,
      discount: 100n,
      transitions: { finalizedAt: on(1), paidAt: on(2) },
    });
    const lost = anInvoice({
      id: 'in_3',
      cents: 7n,
      transitions: { finalizedAt: on(1), uncollectibleAt: on(2) },
    });
    const amounts = Object.entries(balancesOf(await bookedFrom([open, paid, lost]), 'usd')).map(
      ([account, { amountMinor }]) => [account, Number(amountMinor)] as const,
    );
    expect(Object.fromEntries(amounts)).toEqual({
      ...{ receivable: 100, cash: 1_090, revenue: -1_107, tax: -190 },
      ...{ discounts: 100, refunds: 0, disputes: 0, losses: 7 },
    });
  });

  it('gives back what was paid, by a refund or a dispute', () => {
    const back = {
      id: 're_1',
      invoiceId: 'in_1',
      amount: money(500n, 'usd'),
      time: on(5),
      isReturned: false,
    };
    const entries = [
      ...entriesOfPaidBack({ ...back, kind: 'refund' }),
      ...entriesOfPaidBack({ ...back, id: 'dp_1', kind: 'dispute' }),
      ...entriesOfPaidBack({ ...back, id: 'dp_2', kind: 'dispute', isReturned: true }),
    ];
    const { cash, refunds, disputes } = balancesOf(entries, 'usd');
    expect([cash, refunds, disputes].map(({ amountMinor }) => amountMinor)).toEqual([
      -1_000n,
      500n,
      500n,
    ]);
  });
});
