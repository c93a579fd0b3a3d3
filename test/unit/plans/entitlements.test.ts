import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { entitlementsOf, type PlanLimits } from '../../../core/plans/entitlements.ts';
import { parseFeature } from '../../../core/plans/feature.ts';

const entitle = (names: readonly string[], limits?: PlanLimits) =>
  entitlementsOf(
    names.map(parseFeature).flatMap((feature) => (feature.ok ? [feature.value] : [])),
    limits,
  );

describe('entitlementsOf', () => {
  it('gives each feature name its meaning', () => {
    const names = ['25_users', '100gb_storage', 'advanced_analytics', 'priority_support'];
    expect(entitle([...names, 'api_access', 'custom_domain'])).toEqual({
      users: 25,
      storageBytes: 100 * 1024 ** 3,
      analytics: 'advanced',
      support: 'priority',
      apiAccess: true,
      customDomain: true,
      sso: false,
      sla: false,
    });
  });

  it('reads the enterprise flags', () => {
    expect(entitle(['sso_integration', 'sla_guarantee', '24_7_support'])).toMatchObject({
      sso: true,
      sla: true,
      support: '24_7',
    });
  });

  it('grants nothing by silence', () => {
    expect(entitle([])).toEqual({
      users: 0,
      storageBytes: 0,
      analytics: 'none',
      support: 'none',
      apiAccess: false,
      customDomain: false,
      sso: false,
      sla: false,
    });
  });

  it('takes a quantity from the limits and, where they are silent, from the features', () => {
    expect(entitle(['5_users', '10gb_storage'], { users: 'unlimited' })).toMatchObject({
      users: 'unlimited',
      storageBytes: 10 * 1024 ** 3,
    });
  });

  it("changes nothing for a company's own features", () => {
    const own = fc.stringMatching(/^own_[a-z]{1,10}$/);
    fc.assert(
      fc.property(fc.array(own), (names) => {
        expect(entitle(['5_users', ...names])).toEqual(entitle(['5_users']));
      }),
    );
  });

  it('does not depend on the order of the features', () => {
    const names = ['5_users', '1tb_storage', 'basic_analytics', 'email_support', 'api_access'];
    fc.assert(
      fc.property(fc.shuffledSubarray(names, { minLength: names.length }), (shuffled) => {
        expect(entitle(shuffled)).toEqual(entitle(names));
      }),
    );
  });
});
