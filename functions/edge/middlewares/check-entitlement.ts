import { featuresOf } from '../../../core/plans/features-of.ts';
import { findPlan, type Plans } from '../../../core/plans/plan.ts';
import type { User } from '../../../core/access/principal.ts';
import { RefusedError, routeOf, type EdgeMiddleware } from '../edge-middleware.ts';

/** Refuses a tenant whose plan, with its own overrides, lacks the feature that the route names. */
export const checkEntitlement = (plans: Plans): EdgeMiddleware => ({
  before: ({ internal }) => {
    const { entitlement } = routeOf(internal);
    const { principal } = internal;
    if (entitlement === undefined || principal?.kind !== 'user') return;

    const plan = findPlan(plans, principal.plan) ?? { features: [] };
    if (featuresOf(plan, { features: overridesOf(principal) }).includes(entitlement)) return;

    const having = Object.values(plans).filter(({ features }) => features.includes(entitlement));
    throw new RefusedError({
      kind: 'FeatureNotInPlan',
      feature: entitlement,
      plans: having.map(({ id }) => id),
    });
  },
});

const overridesOf = ({ featureOverrides = '{}' }: User): unknown => JSON.parse(featureOverrides);
