import * as z from 'zod';
import { SUBSCRIPTION_STATUSES } from '../../core/billing/subscription.ts';
import { moneyView } from '../billing/schemas.ts';
import { idParam } from '../edge/request-schemas.ts';
import { quantity } from '../metering/schemas.ts';

const time = z.iso.datetime();
const usd = (amountMinor: number) => ({ amountMinor, currency: 'usd' as const });

const costView = z.string().meta({
  description: 'What AWS takes, in USD to a millionth; a decimal number',
  examples: ['0.070700'],
});

const span = {
  from: time,
  to: time,
  window: z.enum(['hour', 'day', 'month']),
  timeZone: z.string(),
};
const series = z.object({
  meter: z.string(),
  name: z.string(),
  unit: z.string(),
  version: z.string().meta({
    description: 'Of the meter’s definition: what another one counted is never added to it',
  }),
  total: quantity('Of meters that add up').optional(),
  points: z.array(z.object({ start: time, end: time, quantity: quantity('What was used') })),
});

const spend = z.object({
  plan: z.string(),
  planVersion: z.int(),
  quantity: z.int(),
  status: z.enum(SUBSCRIPTION_STATUSES),
  period: z.object({ from: time, to: time }),
  recurring: moneyView.meta({ description: 'What the plan costs each month' }),
  usageSoFar: moneyView.meta({ description: 'In this period, as far as it is billed by' }),
  spendSoFar: moneyView.meta({ description: 'The plan and what was used' }),
  next: z
    .object({ total: moneyView, amountDue: moneyView })
    .optional()
    .meta({ description: 'The next invoice as it would be now' }),
});

const spanExample = {
  ...{ from: '2026-11-26T00:00:00.000Z', to: '2026-11-27T00:00:00.000Z' },
  ...{ window: 'day' as const, timeZone: 'UTC' },
  usage: [
    {
      ...{
        meter: 'api_calls',
        name: 'API calls',
        unit: 'call',
        version: 'x0Zt51aP',
        total: '1250',
      },
      points: [
        { start: '2026-11-26T00:00:00.000Z', end: '2026-11-27T00:00:00.000Z', quantity: '1250' },
      ],
    },
  ],
  spend: {
    ...{ plan: 'pro', planVersion: 1, quantity: 1, status: 'active' as const },
    period: { from: '2026-11-01T00:00:00.000Z', to: '2026-12-01T00:00:00.000Z' },
    ...{ recurring: usd(9_900), usageSoFar: usd(250), spendSoFar: usd(10_150) },
    next: { total: usd(10_150), amountDue: usd(10_150) },
  },
};

export const usageAnalyticsView = z
  .object({ ...span, usage: z.array(series), spend: spend.optional() })
  .meta({
    id: 'UsageAnalytics',
    description: 'What a tenant uses and spends over time',
    examples: [spanExample],
  });

export const tenantAnalyticsView = z
  .object({
    tenantId: idParam('tnt', 'The tenant'),
    name: z.string(),
    ...span,
    usage: z.array(series),
    spend: spend.optional(),
    billed: moneyView.meta({
      description: 'In the span, by the ledger: without tax, less discounts, refunds and losses',
    }),
    cost: costView,
    margin: moneyView.meta({ description: 'What was billed less what it cost' }),
  })
  .meta({
    id: 'TenantAnalytics',
    description: 'What a tenant uses, brings and costs',
    examples: [
      {
        ...{ tenantId: 'tnt_01kb2v3m9ne4a8x0c5r7d6f1gh', name: 'Acme', ...spanExample },
        ...{ billed: usd(9_900), cost: '0.008837', margin: usd(9_899) },
      },
    ],
  });

const movements = z.object({
  new: moneyView,
  expansion: moneyView,
  contraction: moneyView.meta({ description: 'Below nothing' }),
  churned: moneyView.meta({ description: 'Below nothing' }),
});
const customers = { before: z.int(), new: z.int(), churned: z.int(), after: z.int() };

const churn = (description: string) =>
  z
    .number()
    .min(0)
    .nullable()
    .meta({ description, examples: [0.0312] });

const monthExample = {
  mrr: { before: usd(9_900), after: usd(22_800) },
  movements: {
    new: usd(2_900),
    expansion: usd(20_000),
    contraction: usd(0),
    churned: usd(-10_000),
  },
  customers: { before: 4, new: 1, churned: 1, after: 4 },
  ...{ customerChurn: 0.25, revenueChurn: 1.0101 },
  ...{ billed: usd(22_800), cost: '1.250000', margin: usd(22_675) },
};

export const monthRevenueView = z
  .object({
    month: z.string(),
    mrr: z.object({ before: moneyView, after: moneyView }).meta({
      description:
        'Of what is active or past due, without trials, taxes, usage and coupons that end',
    }),
    movements: movements.meta({ description: 'Their sum is the difference of the MRR' }),
    customers: z.object(customers),
    customerChurn: churn('Of the customers before, what share left; null where there were none'),
    revenueChurn: churn('Of the MRR before, what share left with them'),
    billed: moneyView,
    cost: costView,
    margin: moneyView,
    days: z
      .array(
        z.object({
          day: z.iso.date(),
          mrr: moneyView,
          customers: z.int(),
          billed: moneyView,
          cost: costView,
        }),
      )
      .meta({
        description: 'Those that are closed, each at its end; a day that was missed is in the next',
      }),
  })
  .meta({
    id: 'MonthRevenue',
    description: 'What became of the revenue in a month',
    examples: [
      {
        ...{ month: '2026-11', ...monthExample },
        days: [
          {
            ...{ day: '2026-11-26', mrr: usd(22_800), customers: 4 },
            ...{ billed: usd(22_800), cost: '1.250000' },
          },
        ],
      },
    ],
  });
