import { describe, expect, it } from 'vitest';
import { featuresOfTenant, limitsOfTenant } from '../../../core/plans/features-of-tenant.ts';
import { aPlan, planVersion } from '../../support/plans/a-plan.ts';

const pro = aPlan('pro', '25_users', '100gb_storage', 'priority_support', 'api_access');
const NOW = new Date('2026-11-27T12:00:00Z');

const featuresWith = (features: unknown, now = NOW) =>
  featuresOfTenant({ pro }, { plan: 'pro', planVersion: 1, settings: { features } }, now);

describe('featuresOfTenant', () => {
  it('is what the plan lists when the tenant has no settings of its own', () => {
    expect(featuresOfTenant({ pro }, { plan: 'pro', settings: {} })).toEqual(pro.features);
  });

  it('leaves out what the settings switch off', () => {
    expect(featuresWith({ api_access: false })).not.toContain('api_access');
  });

  it('adds what the settings switch on', () => {
    expect(featuresWith({ custom_domain: true })).toEqual([...pro.features, 'custom_domain']);
  });

  it('names a feature once that plan and settings both switch on', () => {
    const features = featuresWith({ api_access: true });
    expect(features.filter((name) => name === 'api_access')).toHaveLength(1);
  });

  it('puts an own quantity or level in the place of the plan’s', () => {
    expect(featuresWith({ '100_users': true, '24_7_support': true })).toEqual([
      '100gb_storage',
      'api_access',
      '100_users',
      '24_7_support',
    ]);
  });

  it.each([
    ['no map', ['custom_domain']],
    ['null', null],
    ['no true or false', { custom_domain: 'yes' }],
    ['no readable name', { '5users': true }],
    ['without its end', { custom_domain: { on: true } }],
    ['with an end that is no time', { custom_domain: { on: true, until: 'soon' } }],
  ])('passes over an override that is %s', (_what, settings) => {
    expect(featuresWith(settings)).toEqual(pro.features);
  });

  it('leaves the plan itself as it is', () => {
    featuresWith({ api_access: false });
    expect(pro.features).toContain('api_access');
  });

  it('grants nothing by a plan that is gone', () => {
    expect(featuresOfTenant({}, { plan: 'pro', settings: {} })).toEqual([]);
  });
});

describe('an override with an end', () => {
  const until = '2027-01-31T00:00:00Z';
  const end = new Date(until);
  const justBefore = new Date(end.getTime() - 1);

  it.each([
    ['custom_domain', true],
    ['api_access', false],
  ])('switches %s until that moment, and no more from it', (name, on) => {
    const features = { [name]: { on, until } };
    expect(featuresWith(features, justBefore).includes(name)).toBe(on);
    expect(featuresWith(features, end).includes(name)).toBe(!on);
  });

  it('gives the plan’s quantity back', () => {
    const features = { '100_users': { on: true, until } };
    expect(featuresWith(features, justBefore)).not.toContain('25_users');
    expect(featuresWith(features, end)).toEqual(pro.features);
  });

  it('may be stated with an offset', () => {
    const features = { custom_domain: { on: true, until: '2027-01-31T01:00:00+01:00' } };
    expect(featuresWith(features, justBefore)).toContain('custom_domain');
    expect(featuresWith(features, end)).not.toContain('custom_domain');
  });
});

describe('limitsOfTenant', () => {
  const plans = {
    pro: {
      ...aPlan('pro'),
      ...planVersion(2, '25_users', 'api_access'),
      entitlements: { ...planVersion(2, '25_users').entitlements, storageBytes: 1_024 },
      previousVersions: [planVersion(1, '10_users', '1gb_storage')],
    },
  };
  const limits = (version: number, features: object = {}) =>
    limitsOfTenant(plans, { plan: 'pro', planVersion: version, settings: { features } }, NOW);

  it('are those of the tenant’s version', () => {
    expect(limits(1)).toMatchObject({ users: 10, storageBytes: 1_024 ** 3, apiAccess: false });
    expect(limits(2)).toMatchObject({ users: 25, storageBytes: 1_024, apiAccess: true });
  });

  it('are an own quantity where the tenant has one', () => {
    expect(limits(1, { unlimited_users: true })).toMatchObject({ users: 'unlimited' });
  });

  it('stay the plan’s where its own feature is merely switched off', () => {
    expect(limits(1, { '10_users': false })).toMatchObject({ users: 10 });
  });
});
