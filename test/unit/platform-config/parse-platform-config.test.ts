import { describe, expect, it } from 'vitest';
import { maxEntriesOf } from '../../../core/cache/entry-limit.ts';
import { mailSettingsOf } from '../../../core/platform-config/mail-settings-of.ts';
import {
  accepted,
  MULTI_TENANCY,
  PLANS,
  PLATFORM,
  platformFileWith,
  problemsOf,
  problemsWith,
  SERVICES,
} from './platform-file-value.ts';

const GIB = 1024 ** 3;
const ADDRESSES = { apiUrl: 'https://api.example.com' };
const SEGMENT = { provider: 'segment', url: 'https://api.segment.io/v1' };

describe('the file of the product’s description', () => {
  const config = accepted(platformFileWith());

  it('keeps its names and values', () => {
    expect(config).toMatchObject({
      name: 'My Platform',
      version: '1.0.0',
      isolationStrategy: 'separate_database',
      maxTenants: 10_000,
      defaultPlan: 'basic',
      onboarding: { atOnce: 10, poolStock: { size: 20, maxAgeDays: 14 } },
    });
    expect(Object.keys(config.plans)).toEqual(['basic', 'pro', 'enterprise']);
  });

  it('gets its plans with entitlements', () => {
    expect(config.plans.pro).toEqual({
      id: 'pro',
      name: 'Pro',
      version: 1,
      previousVersions: [],
      priceUsdPerMonth: 99,
      features: [
        '25_users',
        '100gb_storage',
        'advanced_analytics',
        'priority_support',
        'api_access',
        'custom_domain',
      ],
      entitlements: {
        users: 25,
        storageBytes: 100 * GIB,
        analytics: 'advanced',
        support: 'priority',
        apiAccess: true,
        customDomain: true,
        sso: false,
        sla: false,
      },
    });
    expect(config.plans.enterprise?.entitlements).toMatchObject({
      users: 'unlimited',
      storageBytes: 1024 * GIB,
    });
  });

  it('has references where secrets belong and resolves none', () => {
    expect(config.services).toEqual({
      auth: { provider: 'keycloak', realm: 'platform', url: 'https://auth.example.com' },
      billing: {
        provider: 'stripe',
        apiKey: { secretName: 'STRIPE_API_KEY' },
        webhookSecret: { secretName: 'STRIPE_WEBHOOK_SECRET' },
        onOutage: 'follow',
      },
      notification: {
        email: { provider: 'sendgrid', apiKey: { secretName: 'SENDGRID_API_KEY' } },
        sms: {
          provider: 'twilio',
          accountSid: { secretName: 'TWILIO_ACCOUNT_SID' },
          authToken: { secretName: 'TWILIO_AUTH_TOKEN' },
        },
        push: { provider: 'none' },
        operators: [],
      },
      analytics: [{ ...SEGMENT, writeKey: { secretName: 'SEGMENT_WRITE_KEY' } }],
      cache: { provider: 'redis', url: 'redis://localhost:6379', ttlSeconds: 3600 },
      storage: {
        provider: 's3',
        bucket: 'platform-storage',
        region: 'us-west-2',
        accessKey: { secretName: 'AWS_ACCESS_KEY_ID' },
        secretKey: { secretName: 'AWS_SECRET_ACCESS_KEY' },
      },
    });
  });

  it('states its rate limit with the units', () => {
    expect(config.limits.api).toEqual({
      isRateLimited: true,
      perTenant: { perHour: 1000, perMinute: 100 },
      perPlan: {},
      perClass: {},
      perSource: { perHour: 2000, perMinute: 100 },
      onOutage: { reads: 'allow', writes: 'refuse' },
      storeTimeoutMs: 1000,
      keysPerPlan: {},
    });
  });

  it('says nothing about entries of the cache, of which every plan has 10,000 then', () => {
    expect(maxEntriesOf(config.limits.cache, 'pro')).toBe(10_000);
    expect(maxEntriesOf(config.limits.cache, 'constructor')).toBe(10_000);
  });
});

describe('parsePlatformConfig', () => {
  it('reads limits inside platform as it reads them beside it', () => {
    const burst = { at: ['limits', 'api', 'rate_limiting', 'burst_limit'], to: 7 };
    const { limits, platform } = platformFileWith(burst) as Record<string, object>;
    const inside = accepted({ platform: { ...platform, limits } });
    expect(inside).toEqual(accepted(platformFileWith(burst)));
    expect(inside.limits.api.perTenant.perMinute).toBe(7);
  });

  it('takes from the features what the limits leave out', () => {
    const config = accepted(platformFileWith({ at: ['limits'], to: undefined }));
    expect(config.plans).toEqual(accepted(platformFileWith()).plans);
    expect(config.limits.api.perTenant.perHour).toBe(1000);
  });

  it('takes from the limits what the features leave out', () => {
    const config = accepted(
      platformFileWith({ at: [...PLANS, 'basic', 'features'], to: ['api_access'] }),
    );
    expect(config.plans.basic?.entitlements).toMatchObject({ users: 5, storageBytes: 10 * GIB });
  });

  it('takes nothing from the names every object knows when a plan is called constructor', () => {
    const plan = { name: 'Odd', price: 1, features: ['3_users', '1gb_storage'] };
    const config = accepted(platformFileWith({ at: [...PLANS, 'constructor'], to: plan }));
    expect(config.plans.constructor).toMatchObject({
      entitlements: { users: 3, storageBytes: GIB },
    });
  });

  it.each(['https://app.example.com', 'https://example.com/app', 'http://localhost:5173'])(
    'takes %s as the address of the application',
    (appUrl) => {
      const config = accepted(platformFileWith({ at: [...SERVICES, 'app_url'], to: appUrl }));
      expect(config.services.appUrl).toBe(appUrl);
      expect(mailSettingsOf(config, ADDRESSES)).toMatchObject({ appUrl });
    },
  );

  it.each([
    'app.example.com',
    'http://app.example.com',
    'http://localhost.example.com',
    'https://user:secret@app.example.com',
    'https://app.example.com?page=',
    'https://app.example.com#',
    'https://app.example.com/a b',
    'https://exa<mple.com',
    'javascript:alert(1)',
    '${APP_URL}',
  ])('refuses %s as the address of the application', (appUrl) => {
    const [problem] = problemsWith({ at: [...SERVICES, 'app_url'], to: appUrl });
    expect(problem).toContain('services.app_url');
  });

  it('chooses Cognito, no billing, SNS, no push, no analytics, DynamoDB and S3 where a file chooses nothing', () => {
    const email = { provider: 'ses', from_address: 'no-reply@example.com' };
    const config = accepted(platformFileWith({ at: SERVICES, to: { notification: { email } } }));
    expect(config.services).toEqual({
      auth: { provider: 'cognito' },
      billing: { provider: 'none' },
      notification: {
        email: { provider: 'ses', fromAddress: 'no-reply@example.com' },
        sms: { provider: 'sns' },
        push: { provider: 'none' },
        operators: [],
      },
      analytics: [],
      cache: { provider: 'dynamodb', ttlSeconds: 3600 },
      storage: { provider: 's3' },
    });
  });

  it('lets a plan have an isolation strategy of its own', () => {
    const at = [...PLANS, 'enterprise', 'isolation_strategy'];
    const config = accepted(platformFileWith({ at, to: 'separate_schema' }));
    expect(config.plans.enterprise?.isolationStrategy).toBe('separate_schema');
  });

  it.each([
    [
      [...PLATFORM, 'nmae'],
      'x',
      'platform.nmae is not a key the platform knows here; known are name,',
    ],
    [['limit'], {}, 'limit is not a key the platform knows here; known are platform, limits'],
    [[...PLANS, 'pro', 'prize'], 1, 'platform.plans.pro.prize is not a key'],
    [[...SERVICES, 'auth', 'realms'], 'x', 'platform.services.auth.realms is not a key'],
    [[...PLATFORM, 'name'], 7, 'platform.name must be a text, not a number: put it in quotes'],
    [[...PLATFORM, 'name'], '', 'platform.name must not be empty'],
    [[...PLATFORM, 'name'], '\u200b\u200b', 'platform.name holds U+200B, which cannot be seen'],
    [[...PLATFORM, 'name'], 'Acme\u202eknab', 'platform.name holds U+202E, which cannot be seen'],
    [[...PLANS, 'pro', 'name'], '\u3164', 'plans.pro.name holds U+3164, which cannot be seen'],
    [[...SERVICES, 'auth', 'realm'], 'a\u2060b', 'auth.realm holds U+2060, which cannot be seen'],
    [
      [...PLATFORM, 'version'],
      1.1,
      'platform.version must be a text, not a fraction: put it in quotes',
    ],
    [[...PLATFORM, 'version'], undefined, 'platform.version is missing: a text is needed'],
    [
      [...MULTI_TENANCY, 'max_tenants'],
      0,
      'platform.multi_tenancy.max_tenants must be more than 0',
    ],
    [[...MULTI_TENANCY, 'max_tenants'], 1.5, 'must be a whole number, not a fraction'],
    [[...MULTI_TENANCY, 'isolation_strategy'], 'silo', 'must be one of shared_schema, shared_'],
    [[...PLANS, 'pro', 'price'], 'ten', 'platform.plans.pro.price must be a number, not a text'],
    [[...PLANS, 'pro', 'price'], null, 'platform.plans.pro.price must be a number, not empty'],
    [[...PLANS, 'pro', 'price'], -1, 'platform.plans.pro.price must be at least 0'],
    [[...PLANS, 'pro', 'price'], 9.999, 'platform.plans.pro.price must be whole cents'],
    [
      [...PLANS, 'pro', 'features'],
      'all',
      'platform.plans.pro.features must be a list, not a text',
    ],
    [[...PLANS, 'pro', 'features', 0], '5users', 'features[0] `5users` is no feature'],
    [[...SERVICES, 'auth', 'provider'], 'okta', 'auth.provider must be one of cognito, keycloak'],
    [[...SERVICES, 'auth', 'url'], 'auth', 'services.auth.url must be a URL'],
    [[...SERVICES, 'cache', 'ttl'], '1h', 'services.cache.ttl must be a whole number, not a text'],
    [[...SERVICES, 'storage'], [], 'platform.services.storage must be a map, not a list'],
    [['limits', 'storage', 'per_tenant', 'pro'], '9 gb', 'must be a size such as 500mb, 10gb'],
    [['limits', 'storage', 'per_tenant', 'pro'], 9, 'must be a size such as 500mb, 10gb'],
    [['limits', 'users', 'per_plan', 'pro'], 'many', 'must be a whole number of users from 1'],
    [['limits', 'users', 'per_plan', 'pro'], 0, 'must be a whole number of users from 1'],
  ])('explains what is wrong with %j being %j', (at, to, problem) => {
    const problems = problemsWith({ at, to });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(problem);
  });

  it.each([null, undefined, [], 'platform', 7])('refuses a file that is %j', (file) => {
    expect(problemsOf(file)).toHaveLength(1);
  });
});
