import * as z from 'zod';
import { usageTableEnv } from './usage-table.ts';

/** Where it stands which notifications are due, and the queue of those that are due now. */
export const notificationsEnv = usageTableEnv.extend({ NOTIFICATION_QUEUE_URL: z.url() });
