import type { Authenticated } from '../../../core/access/principal.ts';
import type { Plans } from '../../../core/plans/plan.ts';
import { FIRST_PLAN_VERSION, termsOf } from '../../../core/plans/terms-of.ts';
import { logger } from '../../../kit/log.ts';
import { LOG } from '../../log-events.ts';

/** Tells the functions of a tenant's user or key what the tenant's version of its plan grants, so that they need no plans. */
export function withPlanFeatures(plans: Plans, principal: Authenticated): Authenticated {
  if (principal.kind !== 'user' && principal.kind !== 'key') return principal;

  const { tenantId, plan, planVersion = FIRST_PLAN_VERSION } = principal;
  const terms = termsOf(plans, principal);
  if (terms?.version !== Number(planVersion)) {
    const inItsPlace = terms?.version ?? 'nothing';
    logger.warn(LOG.planVersionUnknown, { tenantId, plan, planVersion, inItsPlace });
  }
  return { ...principal, planFeatures: terms?.features.join(' ') ?? '' };
}
