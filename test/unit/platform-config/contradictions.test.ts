import { describe, expect, it } from 'vitest';
import { MULTI_TENANCY, PLANS, PLATFORM, problemsWith, SERVICES } from './platform-file-value.ts';

describe('contradictions', () => {
  it.each([
    [
      [...MULTI_TENANCY, 'default_plan'],
      'gold',
      'platform.multi_tenancy.default_plan names the plan `gold`, which does not exist; the plans are basic, pro, enterprise',
    ],
    [
      [...MULTI_TENANCY, 'default_plan'],
      'constructor',
      'platform.multi_tenancy.default_plan names the plan `constructor`, which does not exist; the plans are basic, pro, enterprise',
    ],
    [
      ['limits', 'users', 'per_plan', 'gold'],
      5,
      'limits.users.per_plan.gold names the plan `gold`, which does not exist; the plans are basic, pro, enterprise',
    ],
    [
      ['limits', 'storage', 'per_tenant', 'gold'],
      '5gb',
      'limits.storage.per_tenant.gold names the plan `gold`, which does not exist; the plans are basic, pro, enterprise',
    ],
    [
      ['limits', 'cache'],
      { entries_per_plan: { gold: 5 } },
      'limits.cache.entries_per_plan.gold names the plan `gold`, which does not exist; the plans are basic, pro, enterprise',
    ],
    [
      ['limits', 'users', 'per_plan', 'basic'],
      6,
      "limits.users.per_plan.basic is 6, but the plan's feature `5_users` says otherwise",
    ],
    [
      ['limits', 'users', 'per_plan', 'enterprise'],
      500,
      "limits.users.per_plan.enterprise is 500, but the plan's feature `unlimited_users` says otherwise",
    ],
    [
      ['limits', 'storage', 'per_tenant', 'pro'],
      '1tb',
      "limits.storage.per_tenant.pro is 1tb, but the plan's feature `100gb_storage` says otherwise",
    ],
    [
      ['limits', 'storage', 'per_tenant', 'pro'],
      'unlimited',
      "limits.storage.per_tenant.pro is unlimited, but the plan's feature `100gb_storage` says otherwise",
    ],
    [
      ['limits', 'api', 'rate_limiting', 'burst_limit'],
      2000,
      'limits.api.rate_limiting.burst_limit allows 2000 requests in a minute, but default_limit only 1000 in an hour',
    ],
    [
      ['limits', 'api', 'rate_limiting', 'per_plan'],
      { gold: { default_limit: 10, burst_limit: 1 } },
      'limits.api.rate_limiting.per_plan.gold names the plan `gold`, which does not exist; the plans are basic, pro, enterprise',
    ],
    [
      ['limits', 'api', 'rate_limiting', 'per_plan'],
      { pro: { default_limit: 1, burst_limit: 2 } },
      'limits.api.rate_limiting.per_plan.pro.burst_limit allows 2 requests in a minute, but default_limit only 1 in an hour',
    ],
    [
      [...PLANS, 'basic', 'features', 4],
      '6_users',
      'platform.plans.basic.features[4] `6_users` contradicts `5_users`: keep one of the two',
    ],
    [
      [...PLANS, 'basic', 'features', 4],
      'advanced_analytics',
      'platform.plans.basic.features[4] `advanced_analytics` contradicts `basic_analytics`: keep one of the two',
    ],
    [
      [...PLANS, 'basic', 'features', 4],
      'email_support',
      'platform.plans.basic.features[4] repeats the feature `email_support`',
    ],
  ])('refuses %j being %j', (at, to, problem) => {
    expect(problemsWith({ at, to })).toEqual([problem]);
  });

  it('finds equal sizes in different units in agreement', () => {
    const at = ['limits', 'storage', 'per_tenant', 'enterprise'];
    expect(problemsWith({ at, to: '1024gb' })).toEqual([]);
  });

  it('refuses a plan that says nothing about users or storage', () => {
    expect(
      problemsWith(
        { at: ['limits'], to: undefined },
        { at: [...PLANS, 'basic', 'features'], to: ['api_access'] },
      ),
    ).toEqual([
      'platform.plans.basic.features says nothing about users: add a feature such as `25_users`',
      'platform.plans.basic.features says nothing about storage: add a feature such as `100gb_storage`',
    ]);
  });

  it('does not hold silence against a plan whose features cannot all be read', () => {
    const features = ['5users', '10gb_storage'];
    const problems = problemsWith(
      { at: ['limits'], to: undefined },
      { at: [...PLANS, 'basic', 'features'], to: features },
    );
    expect(problems).toEqual([expect.stringContaining('`5users` is no feature')]);
  });

  it('lets all requests of an hour come in one minute', () => {
    const at = ['limits', 'api', 'rate_limiting', 'burst_limit'];
    expect(problemsWith({ at, to: 1000 })).toEqual([]);
  });

  it('are found in limits that stand inside platform', () => {
    const limits = { users: { per_plan: { basic: 6 } } };
    expect(
      problemsWith({ at: ['limits'], to: undefined }, { at: [...PLATFORM, 'limits'], to: limits }),
    ).toEqual([
      "platform.limits.users.per_plan.basic is 6, but the plan's feature `5_users` says otherwise",
    ]);
  });

  it('refuses limits in two places', () => {
    expect(problemsWith({ at: [...PLATFORM, 'limits'], to: {} })).toEqual([
      'limits stands both in platform and beside it: keep one of the two',
    ]);
  });

  it('refuses a platform without plans with one problem only', () => {
    expect(problemsWith({ at: PLANS, to: {} })).toEqual([
      'platform.plans must hold at least one plan',
    ]);
  });

  it.each(['Pro', '2pro', 'my plan', 'pro_', '', 'p'.repeat(41)])(
    'refuses a plan with the id %j',
    (id) => {
      const plan = { name: 'X', price: 1, features: ['3_users', '1gb_storage'] };
      expect(problemsWith({ at: [...PLANS, id], to: plan })).toEqual([
        `platform.plans.${id} must be a name in lower case that begins with a letter, at most 40 characters, such as pro`,
      ]);
    },
  );

  it('are reported beside a fraction where a whole number belongs', () => {
    const problems = problemsWith(
      { at: [...MULTI_TENANCY, 'max_tenants'], to: 1.5 },
      { at: [...MULTI_TENANCY, 'default_plan'], to: 'gold' },
    );
    expect(problems.map((problem) => problem.split(' ')[0])).toEqual([
      'platform.multi_tenancy.max_tenants',
      'platform.multi_tenancy.default_plan',
    ]);
  });

  it('are reported together with unknown keys and wrong types', () => {
    const problems = problemsWith(
      { at: [...PLATFORM, 'nmae'], to: 'x' },
      { at: [...PLANS, 'pro', 'price'], to: 'ten' },
      { at: [...PLANS, 'pro', 'features', 0], to: '25users' },
      { at: [...MULTI_TENANCY, 'default_plan'], to: 'gold' },
      { at: ['limits', 'users', 'per_plan', 'basic'], to: 6 },
      { at: [...SERVICES, 'billing', 'api_key'], to: 'sk_live' },
    );
    expect(problems.map((problem) => problem.split(' ')[0])).toEqual([
      'platform.plans.pro.price',
      'platform.plans.pro.features[0]',
      'platform.services.billing.api_key',
      'platform.nmae',
      'platform.multi_tenancy.default_plan',
      'limits.users.per_plan.basic',
    ]);
  });
});
