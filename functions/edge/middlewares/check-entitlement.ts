import { sourcesOf } from '../../../core/plans/entitled.ts';
import { grantOf } from '../../../core/plans/grant.ts';
import type { Plans } from '../../../core/plans/plan.ts';
import { RefusedError, routeOf, type EdgeMiddleware } from '../edge-middleware.ts';

/**
 * Refuses a tenant's user who lacks the feature that the route names, and says which plans have it, or
 * that it is switched off, where another plan would not help.
 */
export const checkEntitlement = (plans: Plans): EdgeMiddleware => ({
  before: ({ internal }) => {
    const { entitlement: feature } = routeOf(internal);
    const { principal } = internal;
    if (feature === undefined || principal?.kind !== 'user') return;

    const { granted, from } = grantOf(sourcesOf(principal, new Date()), feature);
    if (granted) return;
    if (from !== 'plan') throw new RefusedError({ kind: 'FeatureSwitchedOff', feature });

    const having = Object.values(plans).filter(({ features }) => features.includes(feature));
    throw new RefusedError({
      kind: 'FeatureNotInPlan',
      feature,
      plans: having.map(({ id }) => id),
    });
  },
});
