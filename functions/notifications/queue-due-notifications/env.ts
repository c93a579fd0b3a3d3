export { notificationsEnv as queueDueNotificationsEnv } from '../../env/notifications.ts';
