import * as z from 'zod';
import { ISOLATION_STRATEGIES } from '../tenancy/isolation-strategy.ts';
import { contradictionsIn } from './contradictions.ts';
import { costsFile } from './costs-file.ts';
import { crossCheck } from './cross-check.ts';
import { appDomainFile } from './app-domain-file.ts';
import { eventsFile } from './events-file.ts';
import { brandingFile } from './branding-file.ts';
import { integrationsFile } from './integrations-file.ts';
import { limitsFile } from './limits-file.ts';
import { meteringFile } from './metering-file.ts';
import { plansFile } from './plan-file.ts';
import { positiveWholeNumber } from './parse-by-schema.ts';
import { humanName } from './human-name.ts';
import { holdsNoReference } from './secret-reference.ts';
import { servicesFile } from './services-file.ts';

const onboardingFile = z
  .strictObject({
    at_once: positiveWholeNumber.max(100).default(10).meta({
      description: 'Onboardings that run at the same time; the others wait their turn.',
    }),
    ready_pools: z.int().min(0).max(1_000).default(20).meta({
      description: 'User pools that are made ahead of tenants; 0 makes each when its tenant comes.',
    }),
    ready_pool_days: positiveWholeNumber.max(90).default(14).meta({
      description: 'How long a pool may be ready before it is replaced.',
    }),
  })
  .prefault({});

const multiTenancy = z.strictObject({
  isolation_strategy: z
    .enum(ISOLATION_STRATEGIES)
    .meta({ description: "How a tenant's data is kept apart when neither it nor its plan says." }),
  silo_regions: z
    .array(z.string().regex(/^[a-z]{2}(-[a-z]+)+-\d$/, 'must be a region, such as eu-central-1'))
    .default([])
    .meta({
      description:
        "Where tenants with a database of their own may be, beside the platform's own region.",
    }),
  max_tenants: positiveWholeNumber,
  default_plan: z.string().meta({ description: 'One of platform.plans.' }),
  onboarding: onboardingFile,
});

const COUPON_ID = /^[a-z0-9][a-z0-9_-]{0,39}$/;

const couponFile = z.strictObject({
  percent_off: positiveWholeNumber.max(100),
  months: positiveWholeNumber
    .max(36)
    .optional()
    .meta({ description: 'How long; without it for good.' }),
});
export type CouponFile = z.output<typeof couponFile>;

/** The platform file: `platform`, and `limits` in it or beside it. */
export const platformFile = z
  .strictObject({
    platform: z.strictObject({
      name: humanName.check(holdsNoReference),
      version: z.string().min(1),
      branding: brandingFile.optional(),
      multi_tenancy: multiTenancy,
      plans: plansFile,
      coupons: z
        .record(z.string().regex(COUPON_ID), couponFile)
        .optional()
        .meta({ description: 'By id: what an operator may give a new tenant.' }),
      services: servicesFile,
      metering: meteringFile,
      events: eventsFile.optional(),
      app_domain: appDomainFile.optional(),
      integrations: integrationsFile.omit({ sso: true, webhooks: true }).optional(),
      costs: costsFile,
      limits: limitsFile.optional(),
    }),
    limits: limitsFile.optional(),
  })
  .check(crossCheck(contradictionsIn))
  .meta({ title: 'Platform configuration' });

export type PlatformFile = z.output<typeof platformFile>;
