import { route } from './route.ts';

/** A few addresses of the maker send the events of all tenants, and sign them. */
const SIGNED = { permission: 'anyone', rateClass: 'standard' } as const;

/** The routes by which members of a tenant are told, and say what they want to be told. */
export const notificationRoutes = {
  sendNotification: route('POST /v1/notifications', 'notifications/api', 'notifications:send'),
  getSentNotification: route(
    'GET /v1/sent-notifications/{notificationId}',
    'notifications/api',
    'notifications:send',
  ),
  listInbox: route('GET /v1/notifications', 'notifications/api', 'inbox:read'),
  showUnreadCount: route('GET /v1/notifications/unread-count', 'notifications/api', 'inbox:read'),
  readNotification: route(
    'POST /v1/notifications/{notificationId}/read',
    'notifications/api',
    'inbox:write',
  ),
  archiveNotification: route(
    'POST /v1/notifications/{notificationId}/archive',
    'notifications/api',
    'inbox:write',
  ),
  listNotificationTemplates: route(
    'GET /v1/notification-templates',
    'notifications/api',
    'notification-templates:read',
  ),
  getNotificationTemplate: route(
    'GET /v1/notification-templates/{template}',
    'notifications/api',
    'notification-templates:read',
  ),
  putNotificationTemplate: route(
    'PUT /v1/notification-templates/{template}',
    'notifications/api',
    'notification-templates:write',
  ),
  deleteNotificationTemplate: route(
    'DELETE /v1/notification-templates/{template}',
    'notifications/api',
    'notification-templates:write',
  ),
  previewNotificationTemplate: route(
    'POST /v1/notification-templates/{template}/preview',
    'notifications/api',
    'notification-templates:read',
  ),
  showUnsubscribePage: route(
    'GET /v1/notifications/unsubscribe',
    'notifications/unsubscribe',
    'anyone',
  ),
  unsubscribe: route('POST /v1/notifications/unsubscribe', 'notifications/unsubscribe', 'anyone'),
  readAllNotifications: route(
    'POST /v1/notifications/read-all',
    'notifications/api',
    'inbox:write',
  ),
  getNotificationPreferences: route(
    'GET /v1/me/notification-preferences',
    'notifications/api',
    'inbox:read',
  ),
  putNotificationPreferences: route(
    'PUT /v1/me/notification-preferences',
    'notifications/api',
    'inbox:write',
  ),
  registerDevice: route('POST /v1/me/devices', 'notifications/contacts', 'inbox:write'),
  listDevices: route('GET /v1/me/devices', 'notifications/contacts', 'inbox:read'),
  removeDevice: route('DELETE /v1/me/devices/{deviceId}', 'notifications/contacts', 'inbox:write'),
  getPhoneNumber: route('GET /v1/me/phone-number', 'notifications/contacts', 'inbox:read'),
  putPhoneNumber: route('PUT /v1/me/phone-number', 'notifications/contacts', 'inbox:write'),
  confirmPhoneNumber: route(
    'POST /v1/me/phone-number/confirm',
    'notifications/contacts',
    'inbox:write',
  ),
  removePhoneNumber: route('DELETE /v1/me/phone-number', 'notifications/contacts', 'inbox:write'),
  listSuppressions: route('GET /v1/suppressions', 'notifications/api', 'suppressions:read'),
  removeSuppression: route(
    'DELETE /v1/suppressions/{suppressionId}',
    'notifications/api',
    'suppressions:write',
  ),
  receiveSendGridEvents: route(
    'POST /v1/webhooks/sendgrid',
    'notifications/receive-events',
    SIGNED,
  ),
  receiveTwilioEvent: route('POST /v1/webhooks/twilio', 'notifications/receive-events', SIGNED),
} as const;
