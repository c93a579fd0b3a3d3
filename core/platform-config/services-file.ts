import * as z from 'zod';
import { MAX_TTL_SECONDS } from '../cache/cache-entry.ts';
import { positiveWholeNumber } from './parse-by-schema.ts';
import { emailAddress as email } from './email-address.ts';
import { humanName } from './human-name.ts';
import { holdsNoReference, plainOrSecret, plainText, secretReference } from './secret-reference.ts';

const url = plainText.pipe(z.url({ error: 'must be a URL such as https://auth.example.com' }));
const APP_URL = 'must be an https address without ? and #, such as https://app.example.com';
/** Without a query or fragment: mails put the page after it. A laptop's application may do without TLS. */
const appUrl = plainText
  .regex(/^(https:\/\/[^/?#@\s]+|http:\/\/localhost(:\d+)?)(\/[^?#\s]*)?$/, { error: APP_URL })
  .refine((text) => URL.canParse(text), { error: APP_URL })
  .meta({
    description:
      'Where the web application is, to whose pages mails lead; else they lead to the console.',
  });
const senderName = humanName.check(holdsNoReference);
const ttlSeconds = positiveWholeNumber
  .max(MAX_TTL_SECONDS, { error: 'must be at most 2592000, which is thirty days' })
  .default(3600)
  .meta({ description: 'In seconds; of entries that are put without one.' });

const auth = z
  .discriminatedUnion('provider', [
    z.strictObject({ provider: z.literal('cognito') }),
    z.strictObject({ provider: z.literal('keycloak'), realm: plainText, url }),
  ])
  .default({ provider: 'cognito' });

const billing = z
  .discriminatedUnion('provider', [
    z.strictObject({ provider: z.literal('none') }),
    z.strictObject({
      provider: z.literal('stripe'),
      api_key: secretReference,
      webhook_secret: secretReference,
      on_outage: z.enum(['follow', 'wait']).default('follow').meta({
        description:
          'While Stripe does not answer, a new tenant gets active and billing follows, or its provisioning waits and fails visibly.',
      }),
    }),
  ])
  .default({ provider: 'none' });

const emailService = z.discriminatedUnion('provider', [
  z.strictObject({
    provider: z.literal('ses'),
    from_address: email,
    from_name: senderName.optional(),
    support_address: email.optional(),
  }),
  z.strictObject({
    provider: z.literal('sendgrid'),
    api_key: secretReference,
    event_key: plainText.optional().meta({
      description:
        'The verification key of SendGrid’s signed event webhook, as SendGrid shows it; without it no event is taken.',
    }),
    from_address: email.optional(),
    from_name: senderName.optional(),
    support_address: email.optional(),
  }),
]);

const sms = z
  .discriminatedUnion('provider', [
    z.strictObject({ provider: z.literal('none') }),
    z.strictObject({ provider: z.literal('sns'), sender_id: plainText.optional() }),
    z.strictObject({
      provider: z.literal('twilio'),
      account_sid: secretReference,
      auth_token: secretReference,
      from_number: plainText
        .regex(/^(\+[1-9]\d{6,14}|MG[0-9a-fA-F]{32})$/, {
          error: 'must be a number such as +14155552671, or a messaging service such as MG…',
        })
        .optional()
        .meta({ description: 'A number of ours, or the SID of a messaging service.' }),
    }),
  ])
  .default({ provider: 'sns' });

const platformApplication = plainText.regex(/^arn:aws[\w-]*:sns:[\w-]+:\d{12}:app\/[\w./-]+$/, {
  error: 'must be an ARN such as arn:aws:sns:eu-central-1:123456789012:app/GCM/orders',
});
const push = z
  .discriminatedUnion('provider', [
    z.strictObject({ provider: z.literal('none') }),
    z.strictObject({
      provider: z.literal('sns'),
      apns_application_arn: platformApplication.optional().meta({
        description: 'Of the platform application that SNS has for apps of Apple’s devices.',
      }),
      fcm_application_arn: platformApplication.optional().meta({
        description: 'Of the platform application that SNS has for apps of Android.',
      }),
    }),
    z.strictObject({
      provider: z.literal('web_push'),
      public_key: plainText
        .regex(/^B[\w-]{86}$/, { error: 'must be a point of P-256 in base64url, without padding' })
        .optional()
        .meta({ description: 'Of the VAPID key; with it browsers subscribe.' }),
      private_key: secretReference.meta({
        description: 'A reference to the VAPID key: 32 bytes of P-256 in base64url.',
      }),
      subject: email.optional().meta({
        description: 'Whom push services may write to; the support’s address unless stated.',
      }),
    }),
  ])
  .default({ provider: 'none' });

const lake = z.strictObject({ provider: z.literal('s3') });
const segment = z.strictObject({
  provider: z.literal('segment'),
  write_key: secretReference.meta({ description: 'A reference to the write key of a source.' }),
  url: z
    .url({ protocol: /^https$/ })
    .default('https://api.segment.io/v1')
    .meta({
      description: 'Of the region in which the workspace is; without a slash at its end.',
    }),
});

const analytics = z
  .union([
    z.discriminatedUnion('provider', [
      z.strictObject({ provider: z.literal('none') }),
      ...[lake, segment],
    ]),
    z
      .array(z.discriminatedUnion('provider', [lake, segment]))
      .refine((sinks) => new Set(sinks.map(({ provider }) => provider)).size === sinks.length, {
        error: 'must name each provider once',
      })
      .meta({ description: 'Several at once.' }),
  ])
  .default([]);

const cacheServer = {
  url: plainOrSecret.meta({
    description: 'rediss://user:password@host:port, as a reference where it holds a password.',
  }),
  ca: secretReference.optional().meta({
    description: 'A reference to the PEM of the certificate authority, where it is a private one.',
  }),
  ttl: ttlSeconds,
};

const cache = z
  .discriminatedUnion('provider', [
    z.strictObject({ provider: z.literal('dynamodb'), ttl: ttlSeconds }),
    z.strictObject({ provider: z.literal('redis'), ...cacheServer }),
    z.strictObject({ provider: z.literal('valkey'), ...cacheServer }),
  ])
  .prefault({ provider: 'dynamodb' });

const storage = z
  .discriminatedUnion('provider', [
    z.strictObject({
      provider: z.literal('s3'),
      bucket: plainText.optional(),
      region: plainText.optional(),
      access_key: secretReference.optional(),
      secret_key: secretReference.optional(),
    }),
  ])
  .default({ provider: 's3' });

/** `platform.services`: every provider the platform knows, whether or not its adapter is there yet. */
export const servicesFile = z.strictObject({
  auth,
  billing,
  notification: z.strictObject({
    email: emailService,
    sms,
    push,
    operators: z.array(email).default([]).meta({
      description: 'Whom the platform tells how each provisioning ended; nobody when empty.',
    }),
  }),
  analytics,
  cache,
  storage,
  app_url: appUrl.optional(),
});

export type ServicesFile = z.output<typeof servicesFile>;
