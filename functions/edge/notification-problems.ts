import type { TemplateNotFound } from '../../core/notifications/preview-template.ts';
import type { TemplateLimit } from '../../core/notifications/put-template.ts';
import type { DeviceLimit } from '../../core/notifications/devices.ts';
import type { CodeInvalid, StartNumberError } from '../../core/notifications/phone-number.ts';
import { notFound, type ProblemEntry } from './problem-entry.ts';

/** What an operation on notifications refuses by itself. */
export type NotificationError =
  | { readonly kind: 'NotificationNotFound' }
  | { readonly kind: 'SuppressionNotFound' }
  | { readonly kind: 'UnsubscribeLinkInvalid' }
  | { readonly kind: 'DeviceNotFound' }
  | { readonly kind: 'PushUnavailable' }
  | DeviceLimit
  | StartNumberError
  | CodeInvalid
  | TemplateNotFound
  | TemplateLimit;

type Kind = NotificationError['kind'];
type ErrorOf<K extends Kind> = Extract<NotificationError, { readonly kind: K }>;

export const notificationProblems: { readonly [K in Kind]: ProblemEntry<ErrorOf<K>> } = {
  NotificationNotFound: notFound('Notification'),
  SuppressionNotFound: notFound('Suppression'),
  TemplateNotFound: notFound('Template'),
  DeviceNotFound: notFound('Device'),
  DeviceLimitReached: {
    status: 409,
    type: 'device-limit-reached',
    title: 'Device limit reached',
    detail: ({ limit }) => `A member has at most ${limit} devices; remove one first.`,
    extensions: ({ limit }) => ({ limit }),
  },
  PushUnavailable: {
    status: 409,
    type: 'push-unavailable',
    title: 'No push messages of this kind',
    detail: 'The platform does not push to such devices.',
  },
  SmsUnavailable: {
    status: 409,
    type: 'sms-unavailable',
    title: 'No SMS',
    detail: 'The platform sends no SMS.',
  },
  PhoneNumberSuppressed: {
    status: 409,
    type: 'phone-number-suppressed',
    title: 'Phone number suppressed',
    detail: 'Messages to the number came back. An admin of the tenant can remove its suppression.',
  },
  SmsNotSent: {
    status: 502,
    type: 'sms-not-sent',
    title: 'SMS not sent',
    detail: 'The provider did not take it. Check the number, or try again later.',
  },
  TooManyCodes: {
    status: 429,
    type: 'too-many-codes',
    title: 'Too many codes for now',
    retryAfterSeconds: ({ retryAfterSeconds }) => retryAfterSeconds,
  },
  CodeInvalid: {
    status: 400,
    type: 'code-invalid',
    title: 'Code invalid',
    detail: 'It is another one, has expired, or was tried too often. Ask for a new one.',
  },
  UnsubscribeLinkInvalid: {
    status: 404,
    type: 'unsubscribe-link-invalid',
    title: 'Link to unsubscribe invalid',
    detail: 'Open the link of a mail as it is, or sign in and change your preferences.',
  },
  TemplateLimitReached: {
    status: 409,
    type: 'template-limit-reached',
    title: 'Template limit reached',
    detail: ({ limit }) => `A tenant has at most ${limit} templates; delete one first.`,
    extensions: ({ limit }) => ({ limit }),
  },
};
