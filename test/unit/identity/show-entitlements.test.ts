import { describe, expect, it } from 'vitest';
import { showEntitlementsOperation } from '../../../functions/identity/api/show-entitlements.ts';
import { edgeOf } from '../../support/edge-of.ts';
import { aPlan, planVersion } from '../../support/plans/a-plan.ts';
import {
  apiEvent,
  operatorIdentity,
  tenantIdentity,
} from '../../support/tenancy/tenant-contexts.ts';

const UNTIL = '2027-01-31T00:00:00.000Z';

function entitlementsApi() {
  const clock = { now: new Date('2026-11-27T12:00:00Z') };
  const plans = {
    pro: {
      ...aPlan('pro'),
      ...planVersion(2, '50_users', '1gb_storage'),
      previousVersions: [planVersion(1, '25_users', '1gb_storage', 'api_access')],
    },
  };
  const serve = edgeOf(showEntitlementsOperation({ plans, now: () => clock.now }));
  const show = async (identity: Parameters<typeof apiEvent>[1] = {}) => {
    const { statusCode, body } = await serve(apiEvent('GET /v1/entitlements', identity));
    return { status: statusCode, body: JSON.parse(body ?? '') as object };
  };
  return { clock, show };
}

const ada = {
  ...tenantIdentity('viewer'),
  plan: 'pro',
  planVersion: '1',
  planFeatures: '25_users 1gb_storage api_access',
  featureOverrides: JSON.stringify({
    sso_integration: { on: true, until: UNTIL },
    custom_domain: false,
  }),
  flagsOn: 'new_editor',
  flagsOff: 'api_access',
};

describe('GET /v1/entitlements', () => {
  it('shows each feature, what decided, and until when', async () => {
    const { show } = entitlementsApi();
    expect(await show({ identity: ada })).toEqual({
      status: 200,
      body: {
        plan: 'pro',
        planVersion: 1,
        features: [
          { feature: '25_users', granted: true, from: 'plan' },
          { feature: '1gb_storage', granted: true, from: 'plan' },
          { feature: 'api_access', granted: false, from: 'flag' },
          { feature: 'sso_integration', granted: true, from: 'override', until: UNTIL },
          { feature: 'custom_domain', granted: false, from: 'override' },
          { feature: 'new_editor', granted: true, from: 'flag' },
        ],
        limits: { users: 25, storageBytes: 1_024 ** 3 },
      },
    });
  });

  it('forgets an override at its moment', async () => {
    const { clock, show } = entitlementsApi();
    clock.now = new Date(UNTIL);
    expect(JSON.stringify(await show({ identity: ada }))).not.toContain('sso_integration');
  });

  it('is not for operators, who have no plan', async () => {
    const { show } = entitlementsApi();
    expect(await show({ identity: operatorIdentity })).toMatchObject({ status: 403 });
  });
});
