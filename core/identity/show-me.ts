import type { Authenticated } from '../access/principal.ts';
import { featuresOf } from '../plans/features-of.ts';
import { findPlan, type Plans } from '../plans/plan.ts';

export type Me =
  | { readonly kind: 'operator'; readonly userId: string; readonly email: string }
  | {
      readonly kind: 'user';
      readonly userId: string;
      readonly email: string;
      readonly role: string;
      readonly tenant: { readonly id: string; readonly name: string; readonly plan: string };
      readonly features: readonly string[];
    };

/** Who the caller is: all of it stands in the token and in what the registry told the authorizer. */
export function showMe(plans: Plans, principal: Authenticated): Me {
  const { id: userId, email } = principal;
  if (principal.kind === 'operator') return { kind: 'operator', userId, email };

  const { role, tenantId, tenantName, plan, featureOverrides = '{}' } = principal;
  const settings = { features: JSON.parse(featureOverrides) as unknown };
  return {
    ...{ kind: 'user', userId, email, role },
    tenant: { id: tenantId, name: tenantName, plan },
    features: featuresOf(findPlan(plans, plan) ?? { features: [] }, settings),
  };
}
