import { describe, expect, it } from 'vitest';
import { entitlementsOf } from '../../../../core/plans/entitlements.ts';
import { checkEntitlement } from '../../../../functions/edge/middlewares/check-entitlement.ts';
import type { AuthorizerContext } from '../../../../functions/edge/authorizer-context.ts';
import {
  middlewareRequest,
  principalFor,
  refusalOf,
  servedRoute,
} from '../../../support/edge/middleware-request.ts';
import { operatorIdentity, tenantIdentity } from '../../../support/tenancy/tenant-contexts.ts';

const plan = (id: string, ...features: string[]) => ({
  id,
  name: id,
  priceUsdPerMonth: 1,
  features,
  entitlements: entitlementsOf([]),
});
const { before } = checkEntitlement({ basic: plan('basic'), pro: plan('pro', 'api_access') });

const enter = (identity: AuthorizerContext, entitlement?: string) => (): void => {
  before?.(
    middlewareRequest({
      route: { ...servedRoute, ...(entitlement !== undefined && { entitlement }) },
      principal: principalFor(identity),
    }),
  );
};
const notInPlan = refusalOf({ kind: 'FeatureNotInPlan', feature: 'api_access', plans: ['pro'] });

describe('checkEntitlement', () => {
  it('refuses a tenant whose plan lacks the feature, and names the plans that have it', () => {
    expect(enter({ ...tenantIdentity(), plan: 'basic' }, 'api_access')).toThrow(notInPlan);
  });

  it.each([
    ['pro', undefined, true],
    ['pro', '{"api_access":false}', false],
    ['basic', '{"api_access":true}', true],
    ['gone', undefined, false],
  ])('to the plan %s with the overrides %s: %s', (id, featureOverrides, isOpen) => {
    const entering = enter({ ...tenantIdentity(), plan: id, featureOverrides }, 'api_access');
    if (isOpen) expect(entering).not.toThrow();
    else expect(entering).toThrow(notInPlan);
  });

  it('lets operators pass, who have no plan, and everyone where no feature is asked for', () => {
    expect(enter(operatorIdentity, 'api_access')).not.toThrow();
    expect(enter({ ...tenantIdentity(), plan: 'basic' })).not.toThrow();
  });
});
