import * as z from 'zod';
import { mailingEnv } from '../../env/mailing.ts';
import { tenantPlaneEnv } from '../../env/tenant-plane.ts';
import { twilioEnv } from '../../env/twilio.ts';
import { unsubscribeEnv } from '../../env/unsubscribe.ts';
import { usageTableEnv } from '../../env/usage-table.ts';

export const deliverNotificationsEnv = z.object({
  ...tenantPlaneEnv.shape,
  ...mailingEnv.shape,
  ...usageTableEnv.shape,
  ...unsubscribeEnv.shape,
  ...twilioEnv.shape,
  /** Under which SES tells what became of mails. */
  MAIL_CONFIGURATION_SET: z.string().min(1).optional(),
});
