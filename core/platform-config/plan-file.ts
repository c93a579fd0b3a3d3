import { z } from 'zod';
import { parseFeature } from '../plans/feature.ts';
import { ISOLATION_STRATEGIES } from '../tenancy/isolation-strategy.ts';
import { plainText } from './secret-reference.ts';

export const PLAN_ID = /^[a-z][a-z0-9]*([_-][a-z0-9]+)*$/;

const FEATURE_EXAMPLES = [
  '25_users',
  'unlimited_users',
  '100gb_storage',
  '1tb_storage',
  'basic_analytics',
  'advanced_analytics',
  'enterprise_analytics',
  'email_support',
  'priority_support',
  '24_7_support',
  'api_access',
  'custom_domain',
  'sso_integration',
  'sla_guarantee',
];

export const featureName = z
  .string()
  .superRefine((name, context) => {
    const feature = parseFeature(name);
    if (feature.ok) return;
    const { explanation } = feature.error;
    context.addIssue({ code: 'custom', message: `\`${name}\` is no feature: ${explanation}` });
  })
  .meta({ description: 'A feature whose name carries its meaning.', examples: FEATURE_EXAMPLES });

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
