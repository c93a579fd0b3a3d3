import type { CostTable } from '../analytics/cost-table.ts';
import type { CacheLimits } from '../cache/entry-limit.ts';
import type { Meters } from '../metering/meter.ts';
import type { Coupon, Plans } from '../plans/plan.ts';
import type { RateLimitSettings } from '../rate-limits/rate-limit-settings.ts';
import type { IsolationStrategy } from '../tenancy/isolation-strategy.ts';
import type { DeclaredEvents } from '../product-events/declared-event.ts';
import type { AppDomain, Integrations } from '../tenants/integrations.ts';
import type { CamelCased } from './camel-cased.ts';
import type { ServicesFile } from './services-file.ts';

type Notification = ServicesFile['notification'];
type Cache = ServicesFile['cache'];
type CacheServer = Extract<Cache, { url: unknown }>;

/** Which system stands behind each port; secrets are references, never values. */
type Analytics = ServicesFile['analytics'];
type Sink = Analytics extends infer One
  ? One extends readonly (infer Each)[]
    ? Each
    : One
  : never;
export type EventSinkService = Exclude<CamelCased<Sink>, { readonly provider: 'none' }>;

export type Services = {
  readonly auth: CamelCased<ServicesFile['auth']>;
  readonly billing: CamelCased<ServicesFile['billing']>;
  readonly notification: {
    readonly email: CamelCased<Notification['email']>;
    readonly sms: CamelCased<Notification['sms']>;
    readonly push: CamelCased<Notification['push']>;
    readonly operators: Notification['operators'];
  };
  /** Where tracked events go, each at once. */
  readonly analytics: readonly EventSinkService[];
  readonly cache: CacheService;
  readonly storage: CamelCased<ServicesFile['storage']>;
  /** Where the web application is; its pages are what mails lead to. */
  readonly appUrl?: string;
};

export type CacheService =
  | { readonly provider: 'dynamodb'; readonly ttlSeconds: number }
  | {
      readonly provider: Exclude<Cache['provider'], 'dynamodb'>;
      readonly url: CacheServer['url'];
      readonly ca?: CacheServer['ca'];
      readonly ttlSeconds: number;
    };

/** Limits beside those that are in a plan’s entitlements. */
export type Limits = {
  readonly api: RateLimitSettings & {
    /** API keys of a tenant, by the plan's id. */
    readonly keysPerPlan: Readonly<Record<string, number>>;
  };
  /** Days that a tenant's audit entries are kept, by the plan's id. */
  readonly auditDaysPerPlan: Readonly<Record<string, number>>;
  readonly cache: CacheLimits;
};

/** What is metered: by the platform itself, and by the file. */
export type Metering = { readonly graceHours: number; readonly meters: Meters };

/** How tenants are made. */
export type Onboarding = {
  readonly atOnce: number;
  /** Of user pools. */
  readonly poolStock: { readonly size: number; readonly maxAgeDays: number };
};

/** What the console looks like. */
export type Branding = {
  /** Such as `#1e5c3a`. */
  readonly color?: string | undefined;
  /** A file below `config/`. */
  readonly logo?: string | undefined;
};

/** The validated platform file as the running platform uses it. */
export type PlatformConfig = {
  readonly name: string;
  readonly version: string;
  readonly branding?: Branding;
  readonly isolationStrategy: IsolationStrategy;
  /** Where a tenant with a database of its own may be, beside the region of the cell. */
  readonly siloRegions: readonly string[];
  readonly maxTenants: number;
  readonly defaultPlan: string;
  readonly onboarding: Onboarding;
  readonly plans: Plans;
  /** By id. */
  readonly coupons?: Readonly<Record<string, Coupon>>;
  readonly services: Services;
  /** What the company's own product tells of, where it declares it. */
  readonly events?: DeclaredEvents;
  /** Where tenants can have names of their own. */
  readonly appDomain?: AppDomain;
  /** What each tenant is onboarded with that can have it. */
  readonly integrations?: Integrations;
  readonly limits: Limits;
  readonly metering: Metering;
  /** What tenants cost at AWS, by what is metered. */
  readonly costs: CostTable;
};
