import type { PlatformConfig, Services } from './platform-config.ts';

type Providers<Service extends { provider: string }> = readonly Service['provider'][];

/** The providers whose adapter is part of this version; the schema knows more. */
export const AVAILABLE_PROVIDERS: {
  readonly auth: Providers<Services['auth']>;
  readonly billing: Providers<Services['billing']>;
  readonly email: Providers<Services['notification']['email']>;
  readonly sms: Providers<Services['notification']['sms']>;
  readonly push: Providers<Services['notification']['push']>;
  readonly analytics: Providers<Services['analytics'][number]>;
  readonly cache: Providers<Services['cache']>;
  readonly storage: Providers<Services['storage']>;
} = {
  auth: ['cognito'],
  billing: ['none', 'stripe'],
  email: ['ses', 'sendgrid'],
  sms: ['sns', 'twilio', 'none'],
  push: ['none', 'web_push', 'sns'],
  analytics: ['s3', 'segment'],
  cache: ['dynamodb', 'valkey', 'redis'],
  storage: ['s3'],
};

/**
 * One sentence for each part of a valid configuration that cannot be deployed yet; none when all
 * of it can. Asked at deploy, not by validation: a file may be written ahead of its adapters.
 */
export function refuseUnavailableProviders(config: PlatformConfig): string[] {
  const { auth, billing, notification, analytics, cache, storage } = config.services;
  return [
    ...refuse('services.auth', auth.provider, AVAILABLE_PROVIDERS.auth),
    ...refuse('services.billing', billing.provider, AVAILABLE_PROVIDERS.billing),
    ...refuse(
      'services.notification.email',
      notification.email.provider,
      AVAILABLE_PROVIDERS.email,
    ),
    ...refuse('services.notification.sms', notification.sms.provider, AVAILABLE_PROVIDERS.sms),
    ...refuse('services.notification.push', notification.push.provider, AVAILABLE_PROVIDERS.push),
    ...refuseSenderless(notification),
    ...analytics.flatMap(({ provider }) =>
      refuse('services.analytics', provider, AVAILABLE_PROVIDERS.analytics),
    ),
    ...refuse('services.cache', cache.provider, AVAILABLE_PROVIDERS.cache),
    ...refuse('services.storage', storage.provider, AVAILABLE_PROVIDERS.storage),
    ...refuseOpenCache(cache),
    ...refuseStorageKeys(storage),
  ];
}

function refuse(at: string, chosen: string, available: readonly string[]): string[] {
  if (available.includes(chosen)) return [];
  return [
    `platform.${at}: ${chosen} is not available yet; available now: ${available.join(', ')}.`,
  ];
}

/** A file may be written ahead of the address and the number that are got later. */
function refuseSenderless({ email, sms, push }: Services['notification']): string[] {
  const at = 'platform.services.notification';
  const isUnknown = push.provider === 'web_push' && !push.subject && !email.supportAddress;
  return [
    ...(email.fromAddress === undefined
      ? [`${at}.email: the sender is missing; write its from_address.`]
      : []),
    ...(sms.provider === 'twilio' && sms.fromNumber === undefined
      ? [`${at}.sms: the sender is missing; write its from_number.`]
      : []),
    ...(isUnknown ? [`${at}.push: push services ask for an address; write its subject.`] : []),
  ];
}

/** A password and what tenants keep would cross the network as they are; of a reference the operators know. */
function refuseOpenCache(cache: Services['cache']): string[] {
  if (cache.provider === 'dynamodb' || typeof cache.url !== 'string') return [];
  if (/^rediss:\/\/|^redis:\/\/(localhost|127\.0\.0\.1)(:|\/|$)/.test(cache.url)) return [];
  return [
    'platform.services.cache: the server is reached by TLS only; write its url as rediss://host:port.',
  ];
}

function refuseStorageKeys({ accessKey, secretKey }: Services['storage']): string[] {
  if (accessKey === undefined && secretKey === undefined) return [];
  return [
    'platform.services.storage: S3 is reached with IAM roles only; remove access_key and secret_key.',
  ];
}
