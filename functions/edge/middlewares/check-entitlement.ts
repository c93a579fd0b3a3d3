import { sourcesOf } from '../../../core/plans/entitled.ts';
import { grantOf } from '../../../core/plans/grant.ts';
import type { Plans } from '../../../core/plans/plan.ts';
import { RefusedError, routeOf, type EdgeMiddleware } from '../edge-middleware.ts';

/** A key works while its tenant may have keys. */
const OF_KEYS = 'api_access';

/**
 * Refuses a tenant's user or key who lacks the feature that the route names, and says which plans have it, or
 * that it is switched off, where another plan would not help.
 */
export const checkEntitlement = (plans: Plans): EdgeMiddleware => ({
  before: ({ internal }) => {
    const { entitlement } = routeOf(internal);
    const { principal } = internal;
    if (principal?.kind !== 'user' && principal?.kind !== 'key') return;

    const features = [principal.kind === 'key' ? OF_KEYS : undefined, entitlement];
    const sources = sourcesOf(principal, new Date());
    const feature = features.find((one) => one !== undefined && !grantOf(sources, one).granted);
    if (feature === undefined) return;
    const { from } = grantOf(sources, feature);
    if (from !== 'plan') throw new RefusedError({ kind: 'FeatureSwitchedOff', feature });

    const having = Object.values(plans).filter(({ features }) => features.includes(feature));
    throw new RefusedError({
      kind: 'FeatureNotInPlan',
      feature,
      plans: having.map(({ id }) => id),
    });
  },
});
