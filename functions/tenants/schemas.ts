import * as z from 'zod';
import { PRINCIPAL_KINDS } from '../../core/access/principal.ts';
import { cellId } from '../../core/tenancy/cell.ts';
import { ISOLATION_STRATEGIES } from '../../core/tenancy/isolation-strategy.ts';
import { SUSPENSION_REASONS } from '../../core/tenants/suspension.ts';
import { integrations } from '../../core/tenants/integrations.ts';
import { TENANT_STATES } from '../../core/tenants/tenant.ts';
import { stepView } from '../provisioning/schemas.ts';
import { eventExample, summaryExample, tenantExample } from './examples.ts';
import {
  emailAddress,
  humanName,
  idParam,
  jsonObject,
  nextCursor,
} from '../edge/request-schemas.ts';

const name = humanName.meta({
  description:
    'As people read it: at most 100 letters of any script, and nothing that cannot be seen',
  examples: ['Acme'],
});
const slug = z.string().meta({
  description:
    '3 to 40 lower-case letters, digits and single hyphens; made of the name without one',
  examples: ['acme'],
});
export const plan = z.string().meta({ description: 'The key of a plan', examples: ['pro'] });
const planVersion = z
  .int()
  .positive()
  .meta({ description: 'The version of its plan that it has', examples: [1] });
const region = z.string().meta({ description: 'Where its data lives', examples: ['eu-central-1'] });
export const isolation = z
  .enum(ISOLATION_STRATEGIES)
  .meta({ description: 'How its data is kept apart', examples: ['shared_schema'] });
const cell = cellId.meta({
  description: 'The cell that it is in: the platform that serves it',
  examples: ['cell-1'],
});
const adminEmail = emailAddress.meta({
  description: 'Of the first user, an owner',
  examples: ['ada@acme.example'],
});
const adminName = humanName.meta({ examples: ['Ada Lovelace'] });

const settings = jsonObject.meta({
  description:
    'Any JSON up to 64 KB and 16 levels; `features` switches features on or off against the plan, `rateLimits` (perHour, perMinute, until) stands above its limits of requests',
  examples: [{ features: { api_access: true }, theme: 'dark' }],
});
const metadata = jsonObject.meta({
  description: 'Any JSON of yours, up to 64 KB and 16 levels',
  examples: [{ salesforceId: '0015g00000XyZ' }],
});

const wishes = integrations.meta({
  description:
    'What it is onboarded with: a first API key, which its owner reads once in `GET /v1/onboarding`; a name in the platform’s domain; single sign-on, to be set up later; webhook endpoints, whose headers are added by `PATCH`',
  examples: [
    {
      apiKey: { name: 'First key', permissions: ['records:read'] },
      domainName: true,
      webhooks: [{ url: 'https://hooks.acme.example/freehold', eventTypes: ['member.*'] }],
    },
  ],
});

export const createTenantBody = z
  .strictObject({
    name,
    slug: slug.optional(),
    plan: plan.optional(),
    adminEmail,
    adminPassword: z
      .string()
      .meta({
        description:
          'At least 12 characters with upper and lower case, a digit and a symbol; without one the first sign-in sets it',
        examples: ['Correct-Horse-7-Battery'],
      })
      .optional(),
    adminName: adminName.optional(),
    isolation: isolation.optional(),
    region: region.optional(),
    cell: cell.optional(),
    settings: settings.optional(),
    metadata: metadata.optional(),
    integrations: wishes.optional(),
  })
  .meta({
    id: 'NewTenant',
    description: 'A tenant to onboard',
    examples: [{ name: 'Acme', plan: 'pro', adminEmail: 'ada@acme.example' }],
  });

export const updateTenantBody = z
  .strictObject({
    name: name.optional(),
    settings: settings.optional(),
    metadata: metadata.optional(),
    planVersion: z
      .union([z.literal('current'), z.int().positive()], 'Give `current` or a whole number.')
      .optional()
      .meta({
        description:
          'Moves it to this version of its plan: `current` is the one that new tenants get',
        examples: ['current'],
      }),
  })
  .refine((change) => Object.keys(change).length > 0, {
    message: 'Give at least one of name, settings, metadata, planVersion.',
  })
  .meta({
    id: 'TenantChange',
    minProperties: 1,
    description: 'What shall be different; each member replaces the old one as a whole',
    examples: [{ settings: { theme: 'light' } }],
  });

const time = z.iso.datetime();
const tenantId = idParam('tnt', 'The id of the tenant');

const by = z.object({ kind: z.enum([...PRINCIPAL_KINDS, 'system']), id: z.string() });

const failure = z
  .object({ step: z.string(), reason: z.string(), retryable: z.boolean(), failedAt: time })
  .meta({
    id: 'ProvisioningFailure',
    description: 'Why the provisioning ended; nothing of it is left behind',
    examples: [
      {
        step: 'create-identity',
        reason: 'The user pool could not be made.',
        retryable: true,
        failedAt: '2026-11-23T16:00:09.480Z',
      },
    ],
  });

export const tenantSummary = z
  .object({
    id: tenantId,
    slug,
    name,
    plan,
    state: z.enum(TENANT_STATES).meta({ examples: ['active'] }),
    isolation,
    region,
    admin: z.object({ email: z.string(), name: z.string().optional() }),
    attempt: z.int().meta({ description: 'The attempt at provisioning, from 1', examples: [1] }),
    failure: failure.optional(),
    welcomeFailed: z
      .boolean()
      .optional()
      .meta({ description: 'Whether its welcome e-mail failed; a retry sends it again' }),
    version: z.int().meta({ description: 'Grows with every change', examples: [3] }),
    createdAt: time,
    updatedAt: time,
    activatedAt: time.optional(),
  })
  .meta({
    id: 'TenantSummary',
    description: 'A tenant in a list: without settings, metadata and steps',
    examples: [summaryExample],
  });

export const quantity = z.union([z.int().nonnegative(), z.literal('unlimited')]);

export const tenantView = tenantSummary
  .omit({ welcomeFailed: true })
  .extend({
    planVersion,
    settings,
    metadata,
    features: z.array(z.string()).meta({
      description: 'Those of its version of the plan, with the overrides of its settings in force',
      examples: [['25_users', '100gb_storage', 'api_access']],
    }),
    limits: z
      .object({ users: quantity, storageBytes: quantity })
      .meta({ description: 'What these features, or else the plan, allow of seats and storage' }),
    suspensions: z
      .array(
        z.object({
          reason: z.enum(SUSPENSION_REASONS),
          note: z.string().optional(),
          by,
          since: time,
        }),
      )
      .optional()
      .meta({ description: 'Why it is suspended; each reason is lifted by itself' }),
    termination: z
      .object({ by, note: z.string().optional(), at: time, eraseAt: time })
      .optional()
      .meta({ description: 'By whom its access was ended; until `eraseAt` it can be restored' }),
    cell,
    progress: z
      .object({ place: z.int().positive() })
      .optional()
      .meta({
        description: 'While its provisioning waits its turn: 1 for the next',
        examples: [{ place: 12 }],
      }),
    steps: z.array(stepView),
  })
  .meta({
    id: 'Tenant',
    description: 'A tenant with the progress of its provisioning',
    examples: [tenantExample],
  });

const event = z
  .object({
    id: z.string().meta({ examples: ['evt_01kb2v3m9ne4a8x0c5r7d6f1gh'] }),
    type: z.string().meta({ examples: ['tenant.activated'] }),
    version: z.int(),
    time,
    tenantId,
    actor: by,
    request: z
      .object({ id: z.string(), sourceIp: z.string(), userAgent: z.string() })
      .optional()
      .meta({ description: 'By which request; absent where the platform acted by itself' }),
    data: z.record(z.string(), z.unknown()).meta({ description: 'By type: see docs/events.md' }),
  })
  .meta({
    id: 'TenantEvent',
    description: 'Something that happened to a tenant',
    examples: [eventExample],
  });

export const tenantPage = z.object({ items: z.array(tenantSummary), nextCursor }).meta({
  id: 'TenantPage',
  description: 'One page of tenants',
  examples: [{ items: [summaryExample] }],
});

export const eventPage = z.object({ items: z.array(event), nextCursor }).meta({
  id: 'TenantEventPage',
  description: 'One page of events',
  examples: [{ items: [eventExample] }],
});

/** What a list of tenants can be narrowed to: a state, and the failed ones of `provisioning`. */
export const tenantParams = z.object({ tenantId });
