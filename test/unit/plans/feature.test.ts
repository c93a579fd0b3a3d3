import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseFeature, type Feature } from '../../../core/plans/feature.ts';
import { ok } from '../../../kit/result.ts';

const GIB = 1024 ** 3;

const explanationOf = (name: string) => {
  const feature = parseFeature(name);
  return feature.ok ? 'no explanation' : feature.error.explanation;
};

describe('parseFeature', () => {
  it.each<[string, Feature]>([
    ['5_users', { grants: 'users', users: 5 }],
    ['unlimited_users', { grants: 'users', users: 'unlimited' }],
    ['10gb_storage', { grants: 'storage', storageBytes: 10 * GIB }],
    ['1tb_storage', { grants: 'storage', storageBytes: 1024 * GIB }],
    ['unlimited_storage', { grants: 'storage', storageBytes: 'unlimited' }],
    ['basic_analytics', { grants: 'analytics', level: 'basic' }],
    ['advanced_analytics', { grants: 'analytics', level: 'advanced' }],
    ['enterprise_analytics', { grants: 'analytics', level: 'enterprise' }],
    ['email_support', { grants: 'support', level: 'email' }],
    ['priority_support', { grants: 'support', level: 'priority' }],
    ['24_7_support', { grants: 'support', level: '24_7' }],
    ['sso_integration', { grants: 'flag', name: 'sso_integration' }],
  ])('reads %s', (name, feature) => {
    expect(parseFeature(name)).toEqual(ok(feature));
  });

  it.each(['flair', 'invoice_templates', 'guest_users', 's3_storage', 'oauth2_login'])(
    "takes a company's own %s as a flag",
    (name) => {
      expect(parseFeature(name)).toEqual(ok({ grants: 'flag', name }));
    },
  );

  it.each(['5users', '5_user', '0_users', '05_users', '1.5_users', 'users_5', 'unlimitedusers'])(
    'explains how a number of users is written instead of %s',
    (name) => {
      expect(explanationOf(name)).toContain('25_users');
    },
  );

  it.each([
    'x_gb_storage',
    '10_storage',
    '10gbstorage',
    '0gb_storage',
    '10pb_storage',
    'storage_10gb',
  ])('explains how an amount of storage is written instead of %s', (name) => {
    expect(explanationOf(name)).toContain('100gb_storage');
  });

  it.each(['', 'API-Access', 'apiAccess', 'api access', '_api', 'api_', 'api__access', '2fa'])(
    'refuses %j, which is no snake_case word',
    (name) => {
      expect(explanationOf(name)).toContain('snake_case');
    },
  );

  it('refuses a number of users that a number cannot hold exactly', () => {
    expect(parseFeature('9007199254740993_users').ok).toBe(false);
  });

  it('reads any number of users it is given', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }), (users) => {
        expect(parseFeature(`${users}_users`)).toEqual(ok({ grants: 'users', users }));
      }),
    );
  });

  it('never takes a name with a leading digit for a flag', () => {
    const names = fc.stringMatching(/^[0-9][a-z0-9_]{0,20}$/);
    fc.assert(
      fc.property(names, (name) => {
        const feature = parseFeature(name);
        expect(feature.ok && feature.value.grants === 'flag').toBe(false);
      }),
    );
  });
});
