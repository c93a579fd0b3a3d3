import * as z from 'zod';
import { mailingEnv } from '../../env/mailing.ts';
import { tenantPlaneEnv } from '../../env/tenant-plane.ts';
import { unsubscribeEnv } from '../../env/unsubscribe.ts';
import { usageTableEnv } from '../../env/usage-table.ts';

export const deliverNotificationsEnv = z.object({
  ...tenantPlaneEnv.shape,
  ...mailingEnv.shape,
  ...usageTableEnv.shape,
  ...unsubscribeEnv.shape,
});
