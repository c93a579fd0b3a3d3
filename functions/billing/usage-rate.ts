import * as z from 'zod';
import type { PlanVersion } from '../../core/plans/plan.ts';

export const usageRateView = z
  .object({
    meter: z.string(),
    unitPrice: z.string().meta({ description: 'USD for one unit, a decimal number' }),
    included: z.int().meta({ description: 'Units of each period that cost nothing' }),
    cap: z.int().optional().meta({ description: 'The units of a period that are wanted at most' }),
    atCap: z.enum(['tell', 'refuse']).optional().meta({
      description: '`refuse`: nothing beyond the cap is taken or billed; `tell`: it is',
    }),
  })
  .meta({
    id: 'UsageRate',
    description:
      'What usage of a meter costs. The owners are told at 50, 80 and 100 % of the cap, or of what is included where there is none',
    examples: [
      { meter: 'mails', unitPrice: '0.001', included: 1_000, cap: 50_000, atCap: 'refuse' },
    ],
  });

/** What a plan says of usage, by meter. */
export const toUsageRates = (
  terms: Pick<PlanVersion, 'usage'> | undefined,
): z.input<typeof usageRateView>[] =>
  Object.entries(terms?.usage ?? {}).map(([meter, { price, ...rate }]) => ({
    ...{ meter, unitPrice: price },
    ...rate,
  }));
