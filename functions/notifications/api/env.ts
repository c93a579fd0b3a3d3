import * as z from 'zod';
import { mailingEnv } from '../../env/mailing.ts';
import { notificationsEnv } from '../../env/notifications.ts';
import { tenantPlaneEnv } from '../../env/tenant-plane.ts';

export const notificationsApiEnv = z.object({
  ...tenantPlaneEnv.shape,
  ...notificationsEnv.shape,
  ...mailingEnv.shape,
});
