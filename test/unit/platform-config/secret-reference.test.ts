import { describe, expect, it } from 'vitest';
import {
  accepted,
  PLATFORM,
  platformFileWith,
  problemsWith,
  SERVICES,
} from './platform-file-value.ts';

describe('secrets', () => {
  const SECRET = 'sk_live_51Habcdef';

  it.each([
    ['billing', 'api_key'],
    ['billing', 'webhook_secret'],
    ['analytics', 'write_key'],
    ['storage', 'secret_key'],
  ])('refuses a literal in services.%s.%s and never repeats it', (service, key) => {
    const [problem, ...others] = problemsWith({ at: [...SERVICES, service, key], to: SECRET });
    expect(others).toEqual([]);
    expect(problem).toContain('must be a reference such as ${STRIPE_API_KEY}');
    expect(problem).not.toContain(SECRET);
  });

  it.each(['$STRIPE_API_KEY', '${stripe}', '${A} ', 'x${A}', '${}'])(
    'takes %s for no reference',
    (to) => {
      expect(problemsWith({ at: [...SERVICES, 'billing', 'api_key'], to })).toHaveLength(1);
    },
  );

  it('says which form is needed when a secret is missing', () => {
    expect(problemsWith({ at: [...SERVICES, 'billing', 'api_key'], to: undefined })).toEqual([
      'platform.services.billing.api_key is missing: a reference such as ${STRIPE_API_KEY} is needed',
    ]);
  });

  it('refuses a reference where nothing would resolve it', () => {
    expect(problemsWith({ at: [...PLATFORM, 'name'], to: '${PLATFORM_NAME}' })).toEqual([
      'platform.name is no secret, so ${...} is not resolved here: write the value itself',
    ]);
  });

  it('takes the URL of a cache as a text or as a reference, for it may hold a password', () => {
    const config = accepted(
      platformFileWith({ at: [...SERVICES, 'cache', 'url'], to: '${REDIS_URL}' }),
    );
    expect(config.services.cache).toMatchObject({ url: { secretName: 'REDIS_URL' } });
  });
});
