import { grantedIn, NO_FLAGS, type FlagOutcomes } from './grant.ts';
import { entitlementsOf, type Entitlements } from './entitlements.ts';
import { overridesAt } from './feature-override.ts';
import { readFeatures, subjectOf } from './feature.ts';
import type { Plans } from './plan.ts';
import { termsOf, type PlanOfTenant } from './terms-of.ts';

/** What a tenant's record says of its features. */
export type RecordedFeatures = PlanOfTenant & {
  readonly settings: Readonly<Record<string, unknown>>;
  /** What the operators' flags say for a user; nothing where nobody signs in. */
  readonly flags?: FlagOutcomes;
};

/**
 * The features that a tenant's record gives it: those of its version of the plan, with the overrides of
 * its settings in force, and with the flags where they are told. A plan that is gone grants nothing.
 */
export const featuresOfTenant = (
  plans: Plans,
  tenant: RecordedFeatures,
  now = new Date(),
): string[] =>
  grantedIn({
    planFeatures: termsOf(plans, tenant)?.features ?? [],
    overrides: overridesAt(now, tenant.settings.features),
    flags: tenant.flags ?? NO_FLAGS,
  });

/** The same as numbers and levels: what its limits are. */
export function limitsOfTenant(
  plans: Plans,
  tenant: RecordedFeatures,
  now = new Date(),
): Entitlements {
  return limitsOf(featuresOfTenant(plans, tenant, now), termsOf(plans, tenant)?.entitlements);
}

const NOTHING = entitlementsOf([]);

/** A quantity that the tenant's own features do not state is the plan's, which may have it from `limits`. */
export function limitsOf(
  features: readonly string[],
  ofPlan: Entitlements = NOTHING,
): Entitlements {
  const own = entitlementsOf(readFeatures(features));
  const subjects = features.map(subjectOf);
  return {
    ...own,
    users: subjects.includes('users') ? own.users : ofPlan.users,
    storageBytes: subjects.includes('storage') ? own.storageBytes : ofPlan.storageBytes,
  };
}
