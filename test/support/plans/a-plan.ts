import { entitlementsOf } from '../../../core/plans/entitlements.ts';
import { readFeatures } from '../../../core/plans/feature.ts';
import type { Plan, PlanVersion } from '../../../core/plans/plan.ts';

/** One version of a plan with these features. */
export const planVersion = (version: number, ...features: string[]): PlanVersion => ({
  version,
  priceUsdPerMonth: 29,
  features,
  entitlements: entitlementsOf(readFeatures(features)),
});

/** A plan in its first version. */
export const aPlan = (id: string, ...features: string[]): Plan => ({
  id,
  name: id,
  previousVersions: [],
  ...planVersion(1, ...features),
});
