import * as z from 'zod';
import { featureOverrides } from '../plans/feature-override.ts';
import { rateLimitOverride } from '../rate-limits/rate-limit-override.ts';
import { ISOLATION_STRATEGIES } from '../tenancy/isolation-strategy.ts';
import { emailAddress } from './email-address.ts';
import { integrationsFile } from './integrations-file.ts';
import { humanName } from './human-name.ts';

const text = z.string().min(1);

const settings = z
  .object({ features: featureOverrides.optional(), rateLimits: rateLimitOverride.optional() })
  .catchall(z.json())
  .meta({
    description:
      'Any JSON; `features` switches features on or off against the plan, `rateLimits` limits requests in its place.',
  });

const password = text.meta({
  description: 'Or ${NAME}: the environment variable NAME of whoever runs the command.',
});

/** The file `freehold tenant --config` reads. */
export const tenantFile = z
  .strictObject({
    name: humanName,
    plan: text.meta({ description: 'One of platform.plans.' }),
    admin_email: emailAddress,
    admin_password: password.optional(),
    admin_name: humanName.optional(),
    slug: text
      .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, {
        error: 'must be lower-case letters, digits and single hyphens, such as acme-europe',
      })
      .optional(),
    isolation_strategy: z.enum(ISOLATION_STRATEGIES).optional(),
    region: text.optional(),
    settings: settings.optional(),
    metadata: z.record(z.string(), z.json()).optional(),
    integrations: integrationsFile.optional(),
  })
  .meta({ title: 'Tenant' });

export type TenantFile = z.output<typeof tenantFile>;
