import { describe, expect, it } from 'vitest';
import { checkEntitlement } from '../../../../functions/edge/middlewares/check-entitlement.ts';
import type { AuthorizerContext } from '../../../../functions/edge/authorizer-context.ts';
import {
  middlewareRequest,
  principalFor,
  refusalOf,
  servedRoute,
} from '../../../support/edge/middleware-request.ts';
import { aPlan } from '../../../support/plans/a-plan.ts';
import {
  keyIdentity,
  operatorIdentity,
  tenantIdentity,
} from '../../../support/tenancy/tenant-contexts.ts';

const { before } = checkEntitlement({ basic: aPlan('basic'), pro: aPlan('pro', 'api_access') });

const enter = (identity: AuthorizerContext, entitlement?: string) => (): void => {
  before?.(
    middlewareRequest({
      route: { ...servedRoute, ...(entitlement !== undefined && { entitlement }) },
      principal: principalFor(identity),
    }),
  );
};
const notInPlan = refusalOf({ kind: 'FeatureNotInPlan', feature: 'api_access', plans: ['pro'] });
const switchedOff = refusalOf({ kind: 'FeatureSwitchedOff', feature: 'api_access' });

describe('checkEntitlement', () => {
  it('lets a key in while its tenant may have keys, whatever the route asks for', () => {
    const key = keyIdentity(['records:read']);
    expect(enter(key)).not.toThrow();
    expect(enter({ ...key, planFeatures: '5_users' })).toThrow(notInPlan);
    expect(enter({ ...key, flagsOff: 'api_access' })).toThrow(switchedOff);
    expect(enter(key, 'custom_domain')).toThrow(
      refusalOf({ kind: 'FeatureNotInPlan', feature: 'custom_domain', plans: [] }),
    );
  });

  it('refuses a tenant whose plan lacks the feature, and names the plans that have it', () => {
    expect(enter({ ...tenantIdentity(), planFeatures: '5_users' }, 'api_access')).toThrow(
      notInPlan,
    );
  });

  it.each([
    ['of the plan', { planFeatures: '25_users api_access' }],
    ['of an override', { featureOverrides: '{"api_access":true}' }],
    ['of a flag', { flagsOn: 'other api_access' }],
  ])('lets the users in by the feature %s', (_what, told) => {
    expect(enter({ ...tenantIdentity(), ...told }, 'api_access')).not.toThrow();
  });

  it.each([
    ['an override', { featureOverrides: '{"api_access":false}' }],
    ['a flag', { flagsOff: 'api_access' }],
  ])('says of what %s switches off that no plan would help', (_what, told) => {
    const identity = { ...tenantIdentity(), planFeatures: 'api_access', ...told };
    expect(enter(identity, 'api_access')).toThrow(switchedOff);
  });

  it('takes no feature for another whose name it begins', () => {
    const identity = { ...tenantIdentity(), planFeatures: 'api_access_plus' };
    expect(enter(identity, 'api_access')).toThrow(notInPlan);
  });

  it('lets operators pass, who have no plan, and everyone where no feature is asked for', () => {
    expect(enter(operatorIdentity, 'api_access')).not.toThrow();
    expect(enter(tenantIdentity())).not.toThrow();
  });
});
