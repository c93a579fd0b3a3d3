import { PLATFORM_METERS, type MeterDefinition } from '../metering/meter.ts';
import { entitlementsOf, type PlanLimits } from '../plans/entitlements.ts';
import { readFeatures, type Quantity } from '../plans/feature.ts';
import type { Coupon, Plan, PlanVersion, UsageRate } from '../plans/plan.ts';
import type { RateLimitSettings } from '../rate-limits/rate-limit-settings.ts';
import type { Rate } from '../rate-limits/rate.ts';
import { camelCased } from './camel-cased.ts';
import { toCosts } from './costs-file.ts';
import { toIntegrations } from './integrations-file.ts';
import { limitsFile, type LimitsFile } from './limits-file.ts';
import type { MeteringFile } from './metering-file.ts';
import type { PlanFile } from './plan-file.ts';
import type {
  EventSinkService,
  Limits,
  Metering,
  Onboarding,
  PlatformConfig,
  Services,
} from './platform-config.ts';
import type { CouponFile, PlatformFile } from './platform-file.ts';
import type { ServicesFile } from './services-file.ts';

/** The runtime's view of a file that has passed the schema and has no contradictions. */
export function toPlatformConfig(file: PlatformFile): PlatformConfig {
  const { platform } = file;
  const limits = platform.limits ?? file.limits ?? limitsFile.parse({});
  const plans = Object.entries(platform.plans).map(([id, plan]) => toPlan(id, plan, limits));

  return {
    name: platform.name,
    version: platform.version,
    ...(platform.branding && { branding: platform.branding }),
    isolationStrategy: platform.multi_tenancy.isolation_strategy,
    siloRegions: platform.multi_tenancy.silo_regions,
    maxTenants: platform.multi_tenancy.max_tenants,
    defaultPlan: platform.multi_tenancy.default_plan,
    onboarding: toOnboarding(platform.multi_tenancy.onboarding),
    plans: Object.fromEntries(plans.map((plan) => [plan.id, plan])),
    ...(platform.coupons && { coupons: mapped(platform.coupons, toCoupon) }),
    services: toServices(platform.services),
    ...(platform.events && { events: platform.events }),
    ...(platform.app_domain && { appDomain: camelCased(platform.app_domain) }),
    ...(platform.integrations && { integrations: toIntegrations(platform.integrations) }),
    metering: toMetering(platform.metering),
    costs: toCosts(platform.costs),
    limits: toLimits(limits),
  };
}

const toLimits = ({ api, audit, cache }: LimitsFile): Limits => ({
  api: { ...toRateLimits(api.rate_limiting), keysPerPlan: api.keys?.per_plan ?? {} },
  auditDaysPerPlan: audit?.retention_days.per_plan ?? {},
  cache: { entriesPerPlan: cache?.entries_per_plan ?? {} },
});

type OnboardingFile = PlatformFile['platform']['multi_tenancy']['onboarding'];
const toOnboarding = ({ at_once, ready_pools, ready_pool_days }: OnboardingFile): Onboarding => ({
  atOnce: at_once,
  poolStock: { size: ready_pools, maxAgeDays: ready_pool_days },
});

function toRateLimits(file: LimitsFile['api']['rate_limiting']): RateLimitSettings {
  return {
    isRateLimited: file.enabled,
    perTenant: toRate(file),
    perPlan: mapped(file.per_plan, toRate),
    perClass: mapped(file.per_class, toRate),
    perSource: toRate(file.per_source),
    onOutage: file.on_outage,
    storeTimeoutMs: file.store_timeout_ms,
  };
}

function toMetering({ grace_hours: graceHours, meters }: MeteringFile): Metering {
  const own = Object.entries(meters).map(
    ([id, { event_type: eventType, ...meter }]): [string, MeterDefinition] => [
      id,
      { id, eventType, ...meter },
    ],
  );
  return { graceHours, meters: { ...PLATFORM_METERS, ...Object.fromEntries(own) } };
}

type UsageFile = NonNullable<PlanFile['usage']>[string];
type RateFile = { readonly default_limit: number; readonly burst_limit: number };
const toRate = ({ default_limit, burst_limit }: RateFile): Rate => ({
  perHour: default_limit,
  perMinute: burst_limit,
});

const mapped = <From, To>(values: Readonly<Record<string, From>>, to: (value: From) => To) =>
  Object.fromEntries(Object.entries(values).map(([key, value]) => [key, to(value)]));

const toUsageRate = ({ at_cap: atCap, cap, ...rate }: UsageFile): UsageRate => ({
  ...rate,
  ...(cap !== undefined && { cap, atCap }),
});

const toCoupon = ({ percent_off, months }: CouponFile): Coupon => ({
  percentOff: percent_off,
  ...(months !== undefined && { months }),
});

function toPlan(id: string, plan: PlanFile, limits: LimitsFile): Plan {
  return {
    id,
    name: plan.name,
    ...toVersion(plan, {
      users: ownLimit(limits.users?.per_plan, id),
      storageBytes: ownLimit(limits.storage?.per_tenant, id),
    }),
    // Limits speak of the present version: a previous one states its quantities as features.
    previousVersions: plan.previous_versions
      .toSorted((one, other) => one.version - other.version)
      .map((previous) => toVersion(previous)),
    ...(plan.isolation_strategy && { isolationStrategy: plan.isolation_strategy }),
    ...(plan.trial_days !== undefined && { trialDays: plan.trial_days }),
    ...(plan.grace_days !== undefined && { graceDays: plan.grace_days }),
    ...(plan.restore_days !== undefined && { restoreDays: plan.restore_days }),
  };
}

const toVersion = (
  { version, price, features, usage }: Pick<PlanFile, 'version' | 'price' | 'features' | 'usage'>,
  limits?: PlanLimits,
): PlanVersion => ({
  version,
  priceUsdPerMonth: price,
  features,
  entitlements: entitlementsOf(readFeatures(features), limits),
  ...(usage && { usage: mapped(usage, toUsageRate) }),
});

/** A plan may be named `constructor`: only what the file states counts. */
const ownLimit = (limits: Readonly<Record<string, Quantity>> | undefined, id: string) =>
  limits && Object.hasOwn(limits, id) ? limits[id] : undefined;

function toServices({ auth, billing, notification, cache, ...others }: ServicesFile): Services {
  const { ttl: ttlSeconds, ...cacheSystem } = cache;
  return {
    auth: camelCased(auth),
    billing: camelCased(billing),
    notification: {
      email: camelCased(notification.email),
      sms: camelCased(notification.sms),
      push: camelCased(notification.push),
      operators: notification.operators,
    },
    analytics: sinksOf(others.analytics),
    cache: { ...cacheSystem, ttlSeconds },
    storage: camelCased(others.storage),
    ...(others.app_url && { appUrl: others.app_url }),
  };
}

/** One sink stands without the list. */
function sinksOf(analytics: ServicesFile['analytics']): readonly EventSinkService[] {
  const sinks = Array.isArray(analytics) ? analytics : [analytics];
  return sinks.filter(({ provider }) => provider !== 'none').map(camelCased) as EventSinkService[];
}
