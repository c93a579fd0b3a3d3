import * as z from 'zod';
import { featureName } from '../plans/feature-name.ts';
import { ISOLATION_STRATEGIES } from '../tenancy/isolation-strategy.ts';
import { plainText } from './secret-reference.ts';

/** At most 40 characters: it stands in the name of a table (core/tenancy/resource-names.ts). */
export const PLAN_ID = /^(?=.{1,40}$)[a-z][a-z0-9]*([_-][a-z0-9]+)*$/;

const priceUsdPerMonth = z
  .number()
  .nonnegative()
  .refine((price) => Math.abs(price * 100 - Math.round(price * 100)) < 1e-6, {
    error: 'must be whole cents',
  })
  .meta({ description: 'USD a month.' });

export const planFile = z.strictObject({
  name: plainText,
  price: priceUsdPerMonth,
  features: z.array(featureName),
  isolation_strategy: z.enum(ISOLATION_STRATEGIES).optional(),
});

/** Ids are checked with the contradictions: zod would leave a plan with a bad id unread. */
export const plansFile = z
  .record(z.string(), planFile)
  .meta({ propertyNames: { pattern: PLAN_ID.source }, minProperties: 1 });

export type PlanFile = z.output<typeof planFile>;
