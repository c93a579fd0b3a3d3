import { describe, expect, it } from 'vitest';
import { featuresOf } from '../../../core/plans/features-of.ts';

const pro = { features: ['25_users', '100gb_storage', 'priority_support', 'api_access'] };

describe('featuresOf', () => {
  it('is what the plan lists when the tenant has no settings of its own', () => {
    expect(featuresOf(pro, {})).toEqual(pro.features);
  });

  it('leaves out what the settings switch off', () => {
    expect(featuresOf(pro, { features: { api_access: false } })).not.toContain('api_access');
  });

  it('adds what the settings switch on', () => {
    expect(featuresOf(pro, { features: { custom_domain: true } })).toEqual([
      ...pro.features,
      'custom_domain',
    ]);
  });

  it('names a feature once that plan and settings both switch on', () => {
    const features = featuresOf(pro, { features: { api_access: true } });
    expect(features.filter((name) => name === 'api_access')).toHaveLength(1);
  });

  it('puts an own quantity or level in the place of the plan’s', () => {
    const settings = { features: { '100_users': true, '24_7_support': true } };
    expect(featuresOf(pro, settings)).toEqual([
      '100gb_storage',
      'api_access',
      '100_users',
      '24_7_support',
    ]);
  });

  it.each([
    ['no map', { features: ['custom_domain'] }],
    ['null', { features: null }],
    ['no true or false', { features: { custom_domain: 'yes' } }],
    ['no readable name', { features: { '5users': true } }],
  ])('passes over an override that is %s', (_what, settings) => {
    expect(featuresOf(pro, settings)).toEqual(pro.features);
  });

  it('leaves the plan itself as it is', () => {
    featuresOf(pro, { features: { api_access: false } });
    expect(pro.features).toContain('api_access');
  });
});
