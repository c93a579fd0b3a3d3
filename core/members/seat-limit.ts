import { entitlementsOf } from '../plans/entitlements.ts';
import { parseFeature, type Feature, type Quantity } from '../plans/feature.ts';
import { featuresOf } from '../plans/features-of.ts';
import { findPlan, type Plans } from '../plans/plan.ts';

type PlanOf = { readonly plan: string; readonly featureOverrides?: string };

/** How many members and open invitations a tenant may have: by its plan, with what its settings change of it. */
export function seatLimitOf(plans: Plans, { plan: id, featureOverrides = '{}' }: PlanOf): Quantity {
  const plan = findPlan(plans, id);
  if (!plan) return 0;
  const settings = { features: JSON.parse(featureOverrides) as unknown };
  const ofPlan = usersIn(plan.features);
  const users = usersIn(featuresOf(plan, settings));
  // What the plan's own limits say stands above its features, and below an override.
  return users === ofPlan ? plan.entitlements.users : users;
}

const usersIn = (names: readonly string[]): Quantity =>
  entitlementsOf(names.flatMap((name): Feature[] => featureIn(name))).users;

function featureIn(name: string): Feature[] {
  const feature = parseFeature(name);
  return feature.ok ? [feature.value] : [];
}
