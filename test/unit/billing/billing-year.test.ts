import { describe, expect, it } from 'vitest';
import { simulatedYear } from '../../support/billing/year/simulated-year.ts';

describe('some months of billing by the stand-in', () => {
  it('leave no cent between the ledger, the invoices and the raw events', async () => {
    const year = await simulatedYear({
      ...{ tenants: 5, seed: 3 },
      start: new Date('2027-03-01T00:00:00Z'),
      end: new Date('2027-05-05T00:00:00Z'),
      outages: [new Date('2027-04-03T11:00:00Z')],
    });
    expect(year.of).toEqual([]);
    expect(year).toMatchObject({ ledgerCents: 0, recomputedCents: 0, drifts: 0 });
    expect(year.invoices).toBeGreaterThan(10);
    expect(year.adjustments).toBeGreaterThan(3);
  });
});
