import * as z from 'zod';
import { featureOverrides } from '../plans/feature-name.ts';
import { ISOLATION_STRATEGIES } from '../tenancy/isolation-strategy.ts';

const text = z.string().min(1);

const settings = z
  .object({ features: featureOverrides.optional() })
  .catchall(z.json())
  .meta({ description: 'Any JSON; `features` switches features on or off against the plan.' });

const password = text.meta({
  description: 'Or ${NAME}: the environment variable NAME of whoever runs the command.',
});

/** The file `freehold tenant --config` reads. */
export const tenantFile = z
  .strictObject({
    name: text,
    plan: text.meta({ description: 'One of platform.plans.' }),
    admin_email: z.email({ error: emailSentence }),
    admin_password: password.optional(),
    admin_name: text.optional(),
    slug: text
      .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, {
        error: 'must be lower-case letters, digits and single hyphens, such as acme-europe',
      })
      .optional(),
    isolation_strategy: z.enum(ISOLATION_STRATEGIES).optional(),
    region: text.optional(),
    settings: settings.optional(),
    metadata: z.record(z.string(), z.json()).optional(),
  })
  .meta({ title: 'Tenant' });

export type TenantFile = z.output<typeof tenantFile>;

function emailSentence({ input }: { readonly input?: unknown }): string | undefined {
  return typeof input === 'string' ? 'must be an e-mail address' : undefined;
}
