import * as z from 'zod';
import { AGGREGATIONS } from '../../core/metering/meter.ts';
import { ISOLATION_STRATEGIES } from '../../core/tenancy/isolation-strategy.ts';
import { usageRateView } from '../billing/usage-rate.ts';
import type { Contracts } from '../edge/operation-contract.ts';
import { quantity } from './schemas.ts';

const count = z.int().min(0);

const planExample = {
  ...{ id: 'pro', name: 'Pro', version: 2, previousVersions: [1], priceUsdPerMonth: 99 },
  ...{ features: ['25_users', '100gb_storage', 'api_access'], trialDays: 14 },
  limits: { users: 25, storageBytes: 107_374_182_400, apiKeys: 20, auditDays: 400 },
  usage: [{ meter: 'mails', unitPrice: '0.001', included: 1_000 }],
};

const planView = z
  .object({
    id: z.string(),
    name: z.string(),
    version: z.int().meta({ description: 'The one that new tenants get' }),
    previousVersions: z.array(z.int()).meta({ description: 'Those that tenants may still be on' }),
    priceUsdPerMonth: z.number(),
    features: z.array(z.string()),
    limits: z.object({
      users: quantity,
      storageBytes: quantity,
      apiKeys: count,
      auditDays: count.meta({ description: 'How long audit entries are kept' }),
    }),
    usage: z.array(usageRateView).meta({ description: 'What is billed by use' }),
    isolationStrategy: z
      .enum(ISOLATION_STRATEGIES)
      .optional()
      .meta({ description: 'In place of the platform’s' }),
    trialDays: count.optional(),
    graceDays: count.optional().meta({ description: 'From an unpaid invoice to the suspension' }),
    restoreDays: count.optional().meta({ description: 'From the termination to the erasure' }),
  })
  .meta({ id: 'Plan', description: 'What the platform sells', examples: [planExample] });

const meterExample = {
  ...{ id: 'mails', name: 'Mails', unit: 'mail' },
  ...{ eventType: 'mail.sent', aggregation: 'sum' as const },
};

const platformView = z
  .object({
    name: z.string(),
    version: z.string(),
    isolationStrategy: z.enum(ISOLATION_STRATEGIES),
    siloRegions: z.array(z.string()).meta({ description: 'Where dedicated tenants may be, too' }),
    defaultPlan: z.string(),
    tenants: z
      .object({ count, limit: count })
      .meta({ description: 'How many there are of those that the platform takes' }),
    plans: z.array(planView),
    meters: z.array(
      z.object({
        ...{ id: z.string(), name: z.string(), unit: z.string(), eventType: z.string() },
        aggregation: z.enum(AGGREGATIONS),
      }),
    ),
  })
  .meta({
    id: 'Platform',
    description: 'How the platform is configured, and how full it is',
    examples: [
      {
        ...{ name: 'Freehold', version: '1.0.0', isolationStrategy: 'shared_schema' },
        ...{ siloRegions: ['eu-central-1'], defaultPlan: 'basic' },
        ...{ tenants: { count: 812, limit: 10_000 }, plans: [planExample], meters: [meterExample] },
      },
    ],
  });

const figuresExample = {
  states: { provisioning: 1, failed: 0, active: 790, suspended: 4, terminated: 17 },
  isolation: { shared_schema: 700, separate_database: 95 },
  oldestProvisioning: '2026-11-28T15:04:05.000Z',
  onboardings: [
    {
      ...{ day: '2026-11-28', begun: 12, activated: 11, failed: 0 },
      seconds: { p50: 9.4, p95: 14.2 },
    },
  ],
};

const seconds = z.number().min(0);

const tenantFiguresView = z
  .object({
    states: z.object({
      ...{ provisioning: count, active: count, suspended: count, terminated: count },
      failed: count.meta({ description: 'Whose provisioning failed; none of `provisioning`' }),
    }),
    isolation: z
      .partialRecord(z.enum(ISOLATION_STRATEGIES), count)
      .meta({ description: 'Of those that are not terminated' }),
    oldestProvisioning: z.iso
      .datetime()
      .optional()
      .meta({ description: 'When the provisioning began that is under way for the longest time' }),
    onboardings: z.array(
      z.object({
        day: z.iso.date(),
        begun: count,
        activated: count,
        failed: count.meta({ description: 'That are failed still, or were given up' }),
        seconds: z
          .object({ p50: seconds, p95: seconds })
          .optional()
          .meta({ description: 'Of those that were activated at their first attempt' }),
      }),
    ),
  })
  .meta({
    id: 'TenantFigures',
    description: 'Tenants by state and isolation, and the onboardings of thirty days',
    examples: [figuresExample],
  });

const mailList = z
  .object({
    items: z.array(
      z.object({
        name: z.string(),
        kind: z.enum(['mail', 'notification']).meta({
          description: 'Notifications also go to inboxes and phones; tenants may word them anew',
        }),
        subject: z.string(),
        text: z.string(),
      }),
    ),
  })
  .meta({
    id: 'PlatformMailList',
    description: 'Every mail and notification of the platform, with sample data',
    examples: [
      {
        items: [
          {
            ...{
              name: 'welcome',
              kind: 'mail' as const,
              subject: 'Welcome to Freehold: Acme is ready',
            },
            text: 'Hello Ada,\n\nAcme is ready.',
          },
        ],
      },
    ],
  });

const tags = ['Tenants'];

type Shown = 'showPlatform' | 'showTenantFigures' | 'listPlatformMails';

export const platformContract = {
  showPlatform: {
    summary: 'Show plans, meters and how many tenants there are',
    description: 'As the platform’s file configures them; who changes it deploys.',
    tags,
    answers: { 200: { description: 'The platform', body: platformView } },
  },
  showTenantFigures: {
    summary: 'Show how many tenants are in which state, and how they are onboarded',
    description:
      'By days of UTC, of the last thirty. Erased tenants are in no figure. Times are from the request to the activation.',
    tags,
    answers: { 200: { description: 'The figures', body: tenantFiguresView } },
  },
  listPlatformMails: {
    summary: 'List the mails and notifications of the platform',
    description: 'As this stage’s configuration makes them, with sample data.',
    tags,
    answers: { 200: { description: 'The mails', body: mailList } },
  },
} satisfies Pick<Contracts<'tenants/api'>, Shown>;
