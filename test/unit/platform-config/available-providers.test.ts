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
      'platform.services.billing: stripe is not available yet; available now: none.',
      'platform.services.notification.email: sendgrid is not available yet; available now: ses.',
      'platform.services.notification.sms: twilio is not available yet; available now: sns, none.',
      'platform.services.analytics: segment is not available yet; available now: none.',
      'platform.services.cache: redis is not available yet; available now: dynamodb.',
      'platform.services.storage: S3 is reached with IAM roles only; remove access_key and secret_key.',
    ]);
  });

  it('refuses nothing of a platform on available providers, under whatever strategies', () => {
    const at = ['platform', 'plans', 'enterprise', 'isolation_strategy'];
    expect(refusals({ at: SERVICES, to: AVAILABLE }, { at, to: 'separate_schema' })).toEqual([]);
  });
});
