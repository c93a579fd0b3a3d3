import * as z from 'zod';
import { DEFAULT_COSTS, type CostTable } from '../analytics/cost-table.ts';
import { PLATFORM_METERS, type Aggregation } from '../metering/meter.ts';
import { ISOLATION_STRATEGIES } from '../tenancy/isolation-strategy.ts';
import type { Contradiction, ValidParts } from './cross-check.ts';

const decimal = z
  .union([z.string(), z.number().nonnegative()])
  .transform(String)
  .pipe(
    z.string().regex(/^\d{1,9}(\.\d{1,12})?$/, {
      error: 'must be a decimal number of at most 12 digits behind the point, such as "0.0000004"',
    }),
  );

const amounts = z
  .record(z.string(), decimal)
  .meta({ description: 'By the name of a price: how many of it.' });

/** What is stated stands in place of the default of its name. */
export const costsFile = z
  .strictObject({
    prices: z
      .record(z.string(), decimal)
      .default({})
      .meta({ description: 'USD of a call of AWS, of a GB in a month, of what else is taken.' }),
    per_unit: z
      .record(z.string(), amounts)
      .default({})
      .meta({ description: 'By meter: what AWS takes for one unit.' }),
    per_month: z.partialRecord(z.enum(ISOLATION_STRATEGIES), amounts).default({}).meta({
      description: 'By isolation strategy: what AWS takes for a tenant that does nothing.',
    }),
  })
  .prefault({});

export type CostsFile = z.output<typeof costsFile>;

export const toCosts = ({ prices, per_unit, per_month }: CostsFile): CostTable => ({
  prices: { ...DEFAULT_COSTS.prices, ...prices },
  perUnit: { ...DEFAULT_COSTS.perUnit, ...per_unit },
  perMonth: { ...DEFAULT_COSTS.perMonth, ...per_month },
});

export type CostSections = {
  readonly costs: CostsFile;
  readonly metering: { readonly meters: Readonly<Record<string, { aggregation: Aggregation }>> };
};

/** What names a price that nobody states, or a meter that is not there or does not add up over days. */
export function costContradictions({
  costs = {},
  metering,
}: ValidParts<CostSections>): Contradiction[] {
  const prices = { ...DEFAULT_COSTS.prices, ...costs.prices };
  const meters: Readonly<Record<string, { readonly aggregation?: Aggregation } | undefined>> = {
    ...metering?.meters,
    ...PLATFORM_METERS,
  };
  const unpriced = (['per_unit', 'per_month'] as const).flatMap((section) =>
    Object.entries(costs[section] ?? {}).flatMap(([of, taken]) =>
      Object.keys(taken ?? {})
        .filter((name) => !Object.hasOwn(prices, name))
        .map((name) => ({
          path: ['platform', 'costs', section, of, name],
          at: 'key' as const,
          message: `has no price in platform.costs.prices; there are ${Object.keys(prices).join(', ')}`,
        })),
    ),
  );
  const uncounted = Object.keys(costs.per_unit ?? {}).filter((id) => {
    const aggregation = Object.hasOwn(meters, id) ? meters[id]?.aggregation : 'max';
    return aggregation !== undefined && !ADDS_UP.includes(aggregation);
  });
  return [
    ...unpriced,
    ...uncounted.map((id) => ({
      path: ['platform', 'costs', 'per_unit', id],
      at: 'key' as const,
      message: 'is no meter that adds up: name one with the aggregation sum or count',
    })),
  ];
}

const ADDS_UP: readonly Aggregation[] = ['sum', 'count'];
