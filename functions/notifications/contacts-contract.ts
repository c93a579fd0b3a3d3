import * as z from 'zod';
import { MOBILE_PLATFORMS } from '../../core/channels/mobile-endpoints.ts';
import { MOST_DEVICES } from '../../core/notifications/devices.ts';
import type { Contracts } from '../edge/operation-contract.ts';
import { idParam } from '../edge/request-schemas.ts';

const tags = ['Notifications'];
const time = z.iso.datetime();
const deviceId = idParam('dev', 'The id of the device');
const name = z
  .string()
  .trim()
  .min(1)
  .max(100)
  .optional()
  .meta({
    description: 'How its owner knows it',
    examples: ['Firefox at work'],
  });

const subscription = {
  kind: 'web_push' as const,
  endpoint: 'https://updates.push.services.example/wpush/v2/gAAAAABf',
  keys: {
    p256dh:
      'BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4',
    auth: 'BTBZMqHH6r4Tts7J_aSIgg',
  },
};
const key = z.string().regex(/^[\w-]{1,128}$/, 'Give it in base64url.');
const deviceBody = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('web_push'),
      endpoint: z.string().max(2_000, 'Use at most 2,000 characters.'),
      keys: z.strictObject({ p256dh: key, auth: key }),
      name,
    }),
    z.strictObject({
      kind: z.literal('mobile'),
      platform: z.enum(MOBILE_PLATFORMS),
      token: z.string().min(1).max(4_096),
      name,
    }),
  ])
  .meta({
    id: 'NewDevice',
    description: 'A browser’s `PushSubscription`, or the token that an app on a phone has',
    examples: [{ ...subscription, name: 'Firefox at work' }],
  });

const deviceExample = {
  id: 'dev_01kb2v3m9ne4a8x0c5r7d6f1gh',
  kind: 'web_push' as const,
  name: 'Firefox at work',
  createdAt: '2026-11-28T08:00:00.000Z',
};
const deviceView = z
  .object({
    id: deviceId,
    kind: z.enum(['web_push', 'mobile']),
    name: z.string().optional(),
    createdAt: time,
  })
  .meta({
    id: 'Device',
    description: 'Where the signed-in member gets push messages',
    examples: [deviceExample],
  });
const PUBLIC_KEY =
  'BA1Hxzyi1RUM1b5wjxsn7nGxAszw2u61m164i3MrAIxHF6YK5h4SDYic-dRuU_RCPCfA5aq9ojSwk5Y2EmClBPs';
const devicesView = z
  .object({
    items: z.array(deviceView),
    publicKey: z
      .string()
      .optional()
      .meta({
        description: 'What browsers subscribe with: their `applicationServerKey`',
        examples: [PUBLIC_KEY],
      }),
  })
  .meta({
    id: 'Devices',
    description: `The devices of the signed-in member, which are at most ${MOST_DEVICES}`,
    examples: [{ items: [deviceExample], publicKey: PUBLIC_KEY }],
  });

const number = z
  .string()
  .regex(/^\+[1-9]\d{6,14}$/, 'Give a number in the form +4915112345678.')
  .meta({ examples: ['+4915112345678'] });
const numberBody = z.strictObject({ number }).meta({
  id: 'PutPhoneNumber',
  description: 'The number',
  examples: [{ number: '+4915112345678' }],
});
const codeBody = z
  .strictObject({
    code: z
      .string()
      .regex(/^\d{6}$/, 'Give the six digits.')
      .meta({ examples: ['482913'] }),
  })
  .meta({
    id: 'PhoneNumberCode',
    description: 'As the SMS has it',
    examples: [{ code: '482913' }],
  });
const numberView = z
  .object({
    number: z
      .string()
      .optional()
      .meta({ examples: ['+4915112345678'] }),
    confirmedAt: time.optional(),
    pending: z
      .object({ number: z.string(), expiresAt: time, triesLeft: z.int() })
      .optional()
      .meta({ description: 'Whose code is awaited; until then the one before is used' }),
  })
  .meta({
    id: 'PhoneNumber',
    description: 'The number to which the signed-in member gets SMS',
    examples: [{ number: '+4915112345678', confirmedAt: '2026-11-28T08:00:00.000Z' }],
  });

/** Where a member is reached beside mailbox and inbox. */
export const contactsContract = {
  registerDevice: {
    summary: 'Register a device for push messages',
    description:
      'The same subscription or token is the same device. One that its push service knows no more is removed by itself. Remove a device that several people use as one of them signs out: it gets the messages of all who registered it.',
    tags,
    body: deviceBody,
    answers: { 201: { description: 'Registered', body: deviceView } },
    refusals: ['InvalidDraft', 'DeviceLimitReached', 'PushUnavailable'],
  },
  listDevices: {
    summary: 'List the own devices',
    tags,
    answers: { 200: { description: 'All of them', body: devicesView } },
  },
  removeDevice: {
    summary: 'Remove one of the own devices',
    tags,
    params: z.object({ deviceId }),
    answers: { 204: { description: 'It gets nothing any more' } },
    refusals: ['DeviceNotFound'],
  },
  getPhoneNumber: {
    summary: 'See the own number for SMS',
    tags,
    answers: { 200: { description: 'As it is', body: numberView } },
  },
  putPhoneNumber: {
    summary: 'Have a code sent to a number',
    description:
      'The number is used once its code was given. A code is valid for ten minutes and five tries; five are sent in 24 hours, a minute apart.',
    tags,
    body: numberBody,
    answers: { 200: { description: 'As it is now', body: numberView } },
    refusals: ['TooManyCodes', 'SmsUnavailable', 'PhoneNumberSuppressed', 'SmsNotSent'],
  },
  confirmPhoneNumber: {
    summary: 'Confirm a number by its code',
    tags,
    body: codeBody,
    answers: { 200: { description: 'It is used from now on', body: numberView } },
    refusals: ['CodeInvalid'],
  },
  removePhoneNumber: {
    summary: 'Remove the own number',
    description: 'Also one that is not confirmed yet.',
    tags,
    answers: { 204: { description: 'No SMS is sent to it any more' } },
  },
} satisfies Contracts<'notifications/contacts'>;
