import type { Contracts } from '../edge/operation-contract.ts';
import { idempotencyHeaders } from '../edge/request-schemas.ts';
import {
  acceptedView,
  inboxItemView,
  inboxPage,
  inboxQuery,
  markedView,
  notificationParams,
  preferencesBody,
  preferencesView,
  sendBody,
  sentView,
  unreadView,
} from './schemas.ts';
import { suppressionsContract } from './suppressions-contract.ts';
import { templatesContract } from './templates-contract.ts';

const tags = ['Notifications'];

export const notificationsContract = {
  ...templatesContract,
  ...suppressionsContract,
  sendNotification: {
    summary: 'Notify members',
    description:
      'By a template and its data, over the channels that the template has and each recipient wants. Each message is sent once: what is repeated with the same `Idempotency-Key`, or by the platform after a fault, sends nothing twice.',
    tags,
    headers: idempotencyHeaders,
    body: sendBody,
    answers: { 202: { description: 'It will be sent', body: acceptedView } },
    refusals: ['InvalidDraft', 'IdempotencyKeyReused'],
  },
  getSentNotification: {
    summary: 'See what became of a notification',
    description: 'For thirty days.',
    tags,
    params: notificationParams,
    answers: { 200: { description: 'Its messages', body: sentView } },
    refusals: ['NotificationNotFound'],
  },
  listInbox: {
    summary: 'Read the own inbox',
    description:
      'The latest first, for ninety days. A page may be shorter than `limit` though more follows: only a missing `nextCursor` is the end.',
    tags,
    query: inboxQuery,
    answers: { 200: { description: 'One page', body: inboxPage } },
  },
  showUnreadCount: {
    summary: 'Count what is unread in the own inbox',
    tags,
    answers: { 200: { description: 'The count', body: unreadView } },
  },
  readNotification: {
    summary: 'Mark a notification of the own inbox as read',
    tags,
    params: notificationParams,
    answers: { 200: { description: 'As it is now', body: inboxItemView } },
    refusals: ['NotificationNotFound'],
  },
  archiveNotification: {
    summary: 'Put a notification of the own inbox away',
    description: 'It is read by that, too.',
    tags,
    params: notificationParams,
    answers: { 200: { description: 'As it is now', body: inboxItemView } },
    refusals: ['NotificationNotFound'],
  },
  readAllNotifications: {
    summary: 'Mark the own inbox as read',
    description: 'The latest 500; call it again for more.',
    tags,
    answers: { 200: { description: 'Marked', body: markedView } },
  },
  getNotificationPreferences: {
    summary: 'See the own preferences of notifications',
    tags,
    answers: { 200: { description: 'As they are', body: preferencesView } },
  },
  putNotificationPreferences: {
    summary: 'Say which notifications are wanted, and when',
    description: 'In place of what was said before.',
    tags,
    body: preferencesBody,
    answers: { 200: { description: 'As they are now', body: preferencesView } },
    refusals: ['InvalidDraft', 'VersionConflict'],
  },
} satisfies Contracts<'notifications/api'>;
