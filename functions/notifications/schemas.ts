import * as z from 'zod';
import { CHANNELS } from '../../core/notifications/channel.ts';
import { MAX_VALUE_UNITS } from '../../core/notifications/data-errors.ts';
import { MESSAGE_STATES } from '../../core/notifications/notification.ts';
import { DIGESTS } from '../../core/notifications/preferences.ts';
import { VARIABLE_NAME } from '../../core/notifications/text-template.ts';
import { emailAddress, idParam, nextCursor, pageQuery } from '../edge/request-schemas.ts';

const time = z.iso.datetime();
const ID = 'ntf_01kb2v3m9ne4a8x0c5r7d6f1gh';
const MEMBER = 'b2c5d4e4-5021-70c1-8f2a-0d6a4a5f3c11';
const notificationId = idParam('ntf', 'The id of the notification');
export const notificationParams = z.object({ notificationId });

export const channel = z.enum(CHANNELS);
export const category = z.string().min(1).max(32);
export const templateName = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,62}$/, 'Use a lower-case letter, then up to 62 of a-z, 0-9 and -.')
  .meta({ description: 'The name of the template', examples: ['message'] });

export const locale = z
  .string()
  .regex(/^[a-z]{2,3}(-[A-Z]{2})?$/, 'Give a language such as de or de-AT.');

const phone = z
  .string()
  .regex(/^\+[1-9]\d{6,14}$/, 'Give a number in the form +4915112345678.')
  .optional()
  .meta({ description: 'For the channel `sms`; yours to have verified' });
const memberId = z.string().regex(/^[\w-]{1,64}$/, 'It is no such id.');

/** More are several requests: each is sent by one run. */
const MAX_RECIPIENTS = 100;
const recipients = z.union([
  z.literal('owners'),
  z
    .array(
      z.union([
        z.strictObject({ memberId, phone }),
        z.strictObject({ email: emailAddress, phone }),
      ]),
    )
    .min(1, 'Name at least one.')
    .max(MAX_RECIPIENTS, `Name at most ${MAX_RECIPIENTS}.`),
]);

export const templateData = z.record(
  z.string().regex(VARIABLE_NAME, 'Use a letter, then up to 63 letters, digits and _.'),
  z.union([z.string().max(MAX_VALUE_UNITS), z.number(), z.boolean()]),
);
const sampleData = { title: 'Your report is ready', text: 'The report of November is there.' };

export const sendBody = z
  .strictObject({
    to: recipients,
    template: templateName,
    data: templateData.default({}),
    channels: z.array(channel).min(1).max(CHANNELS.length).optional(),
  })
  .meta({
    id: 'SendNotification',
    description: 'What is told to whom; the channels are those of the template where none is named',
    examples: [{ to: [{ memberId: MEMBER }], template: 'message', data: sampleData }],
  });

export const acceptedView = z.object({ id: notificationId }).meta({
  id: 'AcceptedNotification',
  description: 'It will be sent',
  examples: [{ id: ID }],
});

const messageView = z.object({
  recipientId: z.string(),
  channel,
  state: z.enum(MESSAGE_STATES),
  reason: z.string().optional(),
  notBefore: time.optional(),
  updatedAt: time,
});
const updatedAt = '2026-11-28T08:00:01.000Z';
export const sentView = z
  .object({
    id: notificationId,
    template: z.string(),
    createdAt: time,
    messages: z.array(messageView),
  })
  .meta({
    id: 'SentNotification',
    description:
      'What became of a notification, by recipient and channel. `unknown`: the answer was lost, it may have been sent, and is not sent again; `muted`: the recipient does not want it.',
    examples: [
      {
        ...{ id: ID, template: 'message', createdAt: '2026-11-28T08:00:00.000Z' },
        messages: [{ recipientId: MEMBER, channel: 'email', state: 'sent', updatedAt }],
      },
    ],
  });

const inboxExample = {
  ...{ id: ID, template: 'message', category: 'product', ...sampleData },
  createdAt: '2026-11-28T08:00:00.000Z',
};
export const inboxItemView = z
  .object({
    id: notificationId,
    template: z.string(),
    category: z.string(),
    title: z.string(),
    text: z.string(),
    link: z
      .string()
      .optional()
      .meta({ examples: ['https://app.acme.example/reports/11'] }),
    createdAt: time,
    readAt: time.optional(),
    archivedAt: time.optional(),
  })
  .meta({
    id: 'InboxItem',
    description: 'A notification in the inbox of the signed-in member',
    examples: [inboxExample],
  });
export const inboxPage = z.object({ items: z.array(inboxItemView), nextCursor }).meta({
  id: 'InboxPage',
  description: 'One page of the inbox',
  examples: [{ items: [inboxExample] }],
});
export const inboxQuery = pageQuery.extend({
  archived: z
    .enum(['true', 'false'])
    .default('false')
    .meta({
      description: 'Those that were archived, in place of the others',
      examples: ['true'],
    }),
});

export const unreadView = z
  .object({
    unread: z.int(),
    isCapped: z.boolean().meta({ description: 'Only the latest 500 are counted' }),
  })
  .meta({
    id: 'UnreadCount',
    description: 'How many of the inbox are unread',
    examples: [{ unread: 3, isCapped: false }],
  });
export const markedView = z.object({ marked: z.int() }).meta({
  id: 'MarkedRead',
  description: 'How many were unread',
  examples: [{ marked: 3 }],
});

const clock = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Give a time such as 22:00.')
  .meta({ examples: ['22:00'] });
const preferences = {
  timeZone: z
    .string()
    .max(64)
    .default('UTC')
    .meta({ description: 'Of quiet hours and daily mails', examples: ['Europe/Berlin'] }),
  locale: locale
    .optional()
    .meta({ description: 'The language, where a template has it', examples: ['de'] }),
  off: z
    .record(category, z.array(channel).max(CHANNELS.length))
    .default({})
    .meta({ description: 'By category the channels that are switched off' }),
  quietHours: z
    .strictObject({ from: clock, to: clock })
    .optional()
    .meta({ description: 'What comes then is sent when they are over; the inbox has it at once' }),
  digest: z.record(category, z.enum(DIGESTS)).default({}).meta({
    description: 'By category: its mails come at the full hour, or in the morning at eight',
  }),
};
const preferencesExample = {
  timeZone: 'Europe/Berlin',
  off: { product: ['email'] },
  quietHours: { from: '22:00', to: '07:00' },
  digest: { usage: 'daily' },
} as const;
export const preferencesBody = z.strictObject(preferences).meta({
  id: 'PutNotificationPreferences',
  description: 'All that is not switched off is wanted. `security` and `billing` always come.',
  examples: [preferencesExample],
});
export const preferencesView = z.object({ ...preferences, mandatory: z.array(z.string()) }).meta({
  id: 'NotificationPreferences',
  description: 'What the signed-in member says of notifications',
  examples: [{ ...preferencesExample, mandatory: ['security', 'billing'] }],
});
