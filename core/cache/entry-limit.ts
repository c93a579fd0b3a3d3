import type { Quantity } from '../plans/feature.ts';

/** How many entries a tenant may have: `limits.cache` of the platform's configuration. */
export type CacheLimits = { readonly entriesPerPlan: Readonly<Record<string, Quantity>> };

/** Of a plan that the configuration says nothing about. */
export const DEFAULT_ENTRIES = 10_000;

export const maxEntriesOf = ({ entriesPerPlan }: CacheLimits, plan: string): Quantity =>
  (Object.hasOwn(entriesPerPlan, plan) ? entriesPerPlan[plan] : undefined) ?? DEFAULT_ENTRIES;
