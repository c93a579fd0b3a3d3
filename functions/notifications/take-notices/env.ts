import * as z from 'zod';
import { controlTableEnv } from '../../env/control-table.ts';
import { notificationsEnv } from '../../env/notifications.ts';
import { tenantPlaneEnv } from '../../env/tenant-plane.ts';

export const takeNoticesEnv = z.object({
  ...tenantPlaneEnv.shape,
  ...controlTableEnv.shape,
  ...notificationsEnv.shape,
});
