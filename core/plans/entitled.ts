import type { Entitlements } from './entitlements.ts';
import { overridesAt } from './feature-override.ts';
import { limitsOf } from './features-of-tenant.ts';
import { grantedIn, grantOf, type GrantSources } from './grant.ts';
import type { Plans } from './plan.ts';
import { termsOf, type PlanOfTenant } from './terms-of.ts';

/**
 * What the authorizer tells of a principal's tenant, as texts: names stand with spaces between. An
 * operator has none of them, and no feature.
 */
export type EntitledPrincipal = {
  readonly kind: string;
  readonly planFeatures?: string;
  readonly featureOverrides?: string;
  readonly flagsOn?: string;
  readonly flagsOff?: string;
};

/** Whether the principal's tenant has the feature at that moment, for this user; asks nobody. */
export const entitled = (
  principal: EntitledPrincipal,
  feature: string,
  now = new Date(),
): boolean => grantOf(sourcesOf(principal, now), feature).granted;

/** The limits of the principal's tenant at that moment, such as its seats, as numbers and levels. */
export const limitsFor = (
  plans: Plans,
  principal: EntitledPrincipal & PlanOfTenant,
  now = new Date(),
): Entitlements =>
  limitsOf(grantedIn(sourcesOf(principal, now)), termsOf(plans, principal)?.entitlements);

export const sourcesOf = (
  { planFeatures, featureOverrides = '{}', flagsOn, flagsOff }: EntitledPrincipal,
  now: Date,
): GrantSources => ({
  planFeatures: namesIn(planFeatures),
  overrides: overridesAt(now, JSON.parse(featureOverrides)),
  flags: { on: namesIn(flagsOn), off: namesIn(flagsOff) },
});

const namesIn = (text = ''): string[] => text.split(' ').filter(Boolean);
