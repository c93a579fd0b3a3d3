import * as z from 'zod';
import { parseFeature } from './feature.ts';

const EXAMPLES = [
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

/** A feature's name as a file or a request states it; one that cannot be read is explained. */
export const featureName = z
  .string()
  .superRefine((name, context) => {
    const feature = parseFeature(name);
    if (feature.ok) return;
    const { explanation } = feature.error;
    context.addIssue({ code: 'custom', message: `\`${name}\` is no feature: ${explanation}` });
  })
  .meta({ description: 'A feature whose name carries its meaning.', examples: EXAMPLES });
