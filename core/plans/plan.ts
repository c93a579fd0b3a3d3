import type { IsolationStrategy } from '../tenancy/isolation-strategy.ts';
import type { Entitlements } from './entitlements.ts';

/** What a plan grants in one of its versions; tenants keep theirs until they are moved to another. */
export type PlanVersion = {
  readonly version: number;
  readonly priceUsdPerMonth: number;
  /** The names as the platform file lists them. */
  readonly features: readonly string[];
  readonly entitlements: Entitlements;
  /** What usage costs, by meter. */
  readonly usage?: Readonly<Record<string, UsageRate>>;
};

/** USD for one unit as a decimal text, and the units of each month that cost nothing. */
export type UsageRate = { readonly price: string; readonly included: number };

/** A plan in its present version, which new tenants get. */
export type Plan = PlanVersion & {
  /** The key in `platform.plans`: what a tenant's `plan` holds. */
  readonly id: string;
  readonly name: string;
  /** Those that tenants may still be on, oldest first. */
  readonly previousVersions: readonly PlanVersion[];
  /** Stands above the platform's default and below the strategy a tenant's request names. */
  readonly isolationStrategy?: IsolationStrategy;
  readonly trialDays?: number;
  /** From an unpaid invoice to the suspension. */
  readonly graceDays?: number;
  /** From the termination of a tenant until it is erased. */
  readonly restoreDays?: number;
};

/** Takes a whole percentage off the invoices of the first months, or off all where none are stated. */
export type Coupon = { readonly percentOff: number; readonly months?: number };

export type Plans = Readonly<Record<string, Plan>>;

/** The plan of that id; undefined for one that does not exist, `constructor` and its like included. */
export const findPlan = (plans: Plans, id: string): Plan | undefined =>
  Object.hasOwn(plans, id) ? plans[id] : undefined;
