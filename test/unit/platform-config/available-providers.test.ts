import { describe, expect, it } from 'vitest';
import { refuseUnavailableProviders } from '../../../core/platform-config/available-providers.ts';
import { accepted, platformFileWith, SERVICES, type Change } from './platform-file-value.ts';

const AVAILABLE = {
  notification: { email: { provider: 'ses', from_address: 'no-reply@example.com' } },
};

const refusals = (...changes: Change[]) =>
  refuseUnavailableProviders(accepted(platformFileWith(...changes)));

describe('refuseUnavailableProviders', () => {
  it('says for each part of the described platform what is available now', () => {
    expect(refusals()).toEqual([
      'platform.services.auth: keycloak is not available yet; available now: cognito.',
      'platform.services.notification.email: the sender is missing; write its from_address.',
      'platform.services.notification.sms: the sender is missing; write its from_number.',
      'platform.services.storage: S3 is reached with IAM roles only; remove access_key and secret_key.',
    ]);
  });

  it('refuses nothing of a platform on available providers, under whatever strategies', () => {
    const at = ['platform', 'plans', 'enterprise', 'isolation_strategy'];
    expect(refusals({ at: SERVICES, to: AVAILABLE }, { at, to: 'separate_schema' })).toEqual([]);
  });

  it('refuses nothing of SendGrid, Twilio and push messages to browsers', () => {
    const to = {
      notification: {
        email: {
          provider: 'sendgrid',
          api_key: '${SENDGRID_API_KEY}',
          from_address: 'no-reply@example.com',
        },
        sms: {
          provider: 'twilio',
          account_sid: '${TWILIO_ACCOUNT_SID}',
          auth_token: '${TWILIO_AUTH_TOKEN}',
          from_number: '+14155552671',
        },
        push: { provider: 'web_push', private_key: '${VAPID_KEY}' },
      },
    };
    expect(refusals({ at: SERVICES, to })).toEqual([
      'platform.services.notification.push: push services ask for an address; write its subject.',
    ]);
    const subject = { at: [...SERVICES, 'notification', 'push', 'subject'], to: 'a@example.com' };
    expect(refusals({ at: SERVICES, to }, subject)).toEqual([]);
  });

  describe.each(['redis', 'valkey'])('of a cache in a %s server', (provider) => {
    const ofCache = (url: string) =>
      refusals({ at: SERVICES, to: { ...AVAILABLE, cache: { provider, url, ttl: 3600 } } });

    it.each([
      'redis://localhost:6379',
      'redis://127.0.0.1',
      'rediss://cache.example.com:6380',
      '${CACHE_URL}',
    ])('refuses nothing of %s', (url) => {
      expect(ofCache(url)).toEqual([]);
    });

    it.each(['redis://cache.example.com:6379', 'redis://localhost.example.com', 'cache:6379'])(
      'refuses %s, where passwords would cross the network as they are',
      (url) => {
        expect(ofCache(url)).toEqual([
          'platform.services.cache: the server is reached by TLS only; write its url as rediss://host:port.',
        ]);
      },
    );
  });
});
