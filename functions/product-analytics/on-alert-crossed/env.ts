import * as z from 'zod';
import { controlTableEnv } from '../../env/control-table.ts';
import { notificationsEnv } from '../../env/notifications.ts';
import { tenantPlaneEnv } from '../../env/tenant-plane.ts';

export const onAlertCrossedEnv = z.object({
  ...tenantPlaneEnv.shape,
  ...controlTableEnv.shape,
  ...notificationsEnv.shape,
});

/** What the function consumes of the bus. */
export const CONSUMED_TYPES = ['analytics_alert.raised', 'analytics_alert.cleared'] as const;
