import { notFound, type ProblemEntry } from './problem-entry.ts';

/** What an operation on notifications refuses by itself. */
export type NotificationError = { readonly kind: 'NotificationNotFound' };

export const notificationProblems: Readonly<
  Record<NotificationError['kind'], ProblemEntry<NotificationError>>
> = { NotificationNotFound: notFound('Notification') };
