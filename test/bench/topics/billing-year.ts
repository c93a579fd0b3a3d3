import { simulatedYear } from '../../support/billing/year/simulated-year.ts';
import { goalsTable } from '../goal.ts';
import type { Findings, Topic } from '../topic.ts';

const TENANTS = 50;
const START = new Date('2027-01-01T00:00:00Z');
const END = new Date('2028-01-02T00:00:00Z');
/** One in the night in which clocks change, one as a day begins at UTC+14, and one a month beside. */
const OUTAGES = [
  '2027-03-28T00:00:00Z',
  '2027-10-31T10:00:00Z',
  ...Array.from(
    { length: 12 },
    (_, month) => `2027-${String(month + 1).padStart(2, '0')}-17T15:00:00Z`,
  ),
].map((text) => new Date(text));

export const billingYear: Topic = {
  name: 'billing-year',
  title: 'Billing: a year of 50 tenants, reckoned twice',
  needsCloud: false,

  async measure(): Promise<Findings> {
    const startedAt = performance.now();
    const options = { tenants: TENANTS, seed: 12, start: START, end: END, outages: OUTAGES };
    const year = await simulatedYear(options);
    const goal = (name: string, measured: number) => ({
      ...{ goal: name, measured },
      isMet: measured === 0,
    });
    return {
      how: [
        `${TENANTS} tenants live by a test clock of the stand-in for Stripe: trials, coupons, upgrades, downgrades, seats, payments that fail, cancellations, late usage and copies of it, in five zones from UTC−11 to UTC+14. Stripe answers nothing to the export in ${OUTAGES.length} hours. Its events come in any order, a fifth of them twice, a tenth a day late.`,
        'Recomputed: what was used from the raw events, by rules of the test’s own; what was bought by the provider `none`, which reckons of the history. Each invoice is compared with its own.',
      ],
      tables: [
        goalsTable([
          goal('cents between ledger and invoices', year.ledgerCents),
          goal('cents between invoices and recomputation', year.recomputedCents),
          goal('differences of the provider’s summaries', year.drifts),
        ]),
        {
          title: 'The year',
          columns: [
            ...[
              'events',
              'reports',
              'adjustments',
              'webhooks',
              'invoices',
              'USD billed',
              'seconds',
            ],
          ],
          rows: [
            [
              ...[year.events, year.reports, year.adjustments, year.webhooks, year.invoices],
              ...[Math.round(year.billedCents / 100), (performance.now() - startedAt) / 1_000],
            ],
          ],
        },
        ...(year.of.length > 0
          ? [{ title: 'Tenants that differ', columns: ['tenant'], rows: year.of.map((of) => [of]) }]
          : []),
      ],
    };
  },
};
