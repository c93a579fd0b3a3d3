import { newId } from '../../../kit/id.ts';
import type { Target } from './parties.ts';
import type { RoutePlan } from './route-plan.ts';
import { STORES } from './stores.ts';

const store = STORES.tenantTable.name;
const byNotification = ({ notificationId }: Target) => ({ notificationId });
const guessedToken = () => ({ token: 'guess' });
/** Of a template that only the other tenant has. */
export const templateNameOf = ({ cacheKey }: Target): string => cacheKey.replace(':', '-');
const byTemplate = (target: Target) => ({ template: templateNameOf(target) });

const bySuppression = ({ suppressionId }: Target) => ({ suppressionId });

/** How the routes of notifications are aimed at another tenant, and at its members. */
export const NOTIFICATION_ATTACKS = {
  // Its member is none of the attacker's: nobody is told anything.
  sendNotification: {
    store,
    body: ({ memberId }: Target) => ({
      to: [{ memberId }],
      template: 'message',
      data: { title: 'An attack', text: 'Written by another tenant' },
    }),
  },
  getSentNotification: { store, params: byNotification },
  listNotificationTemplates: { store },
  getNotificationTemplate: { store, params: byTemplate },
  putNotificationTemplate: {
    store,
    params: byTemplate,
    body: ({ tenantId }: Target) => ({
      ...{ subject: 'Taken over', text: tenantId },
      own: { category: 'attacks', channels: ['in_app'] },
    }),
  },
  deleteNotificationTemplate: { store, params: byTemplate },
  previewNotificationTemplate: { store, params: byTemplate, body: () => ({}) },
  // Nobody but the platform can seal: what can be tried is a token without a meaning.
  showUnsubscribePage: { store, query: guessedToken },
  unsubscribe: { store, query: guessedToken },
  // Nobody but the makers can sign: what can be tried is what no one signed.
  receiveSendGridEvents: { store },
  receiveTwilioEvent: { store, query: () => ({ tenant: newId('tnt'), key: 'guess' }) },
  listSuppressions: { store },
  removeSuppression: { store, params: bySuppression },
  // The other's member has it: under the same id nothing is found here.
  registerDevice: {
    store,
    body: () => ({
      kind: 'web_push',
      endpoint: 'https://push.example.com/attack',
      keys: { p256dh: Buffer.alloc(65, 4).toString('base64url'), auth: 'AAAAAAAAAAAAAAAAAAAAAA' },
    }),
  },
  listDevices: { store },
  removeDevice: { store, params: () => ({ deviceId: newId('dev') }) },
  getPhoneNumber: { store },
  putPhoneNumber: { store, body: () => ({ number: '+4915112345678' }) },
  confirmPhoneNumber: { store, body: () => ({ code: '000000' }) },
  removePhoneNumber: { store, oneByOne: true },
  listInbox: { store },
  showUnreadCount: { store },
  readNotification: { store, params: byNotification },
  archiveNotification: { store, params: byNotification },
  readAllNotifications: { store },
  getNotificationPreferences: { store },
  putNotificationPreferences: { store, oneByOne: true, body: () => ({ timeZone: 'UTC' }) },
} satisfies Readonly<Record<string, RoutePlan>>;
