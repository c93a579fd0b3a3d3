import type { TemplateNotFound } from '../../core/notifications/preview-template.ts';
import type { TemplateLimit } from '../../core/notifications/put-template.ts';
import { notFound, type ProblemEntry } from './problem-entry.ts';

/** What an operation on notifications refuses by itself. */
export type NotificationError =
  | { readonly kind: 'NotificationNotFound' }
  | { readonly kind: 'SuppressionNotFound' }
  | { readonly kind: 'UnsubscribeLinkInvalid' }
  | TemplateNotFound
  | TemplateLimit;

type Kind = NotificationError['kind'];
type ErrorOf<K extends Kind> = Extract<NotificationError, { readonly kind: K }>;

export const notificationProblems: { readonly [K in Kind]: ProblemEntry<ErrorOf<K>> } = {
  NotificationNotFound: notFound('Notification'),
  SuppressionNotFound: notFound('Suppression'),
  TemplateNotFound: notFound('Template'),
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
