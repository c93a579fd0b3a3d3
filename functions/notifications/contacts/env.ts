import * as z from 'zod';
import { mailingEnv } from '../../env/mailing.ts';
import { tenantPlaneEnv } from '../../env/tenant-plane.ts';
import { twilioEnv } from '../../env/twilio.ts';

export const contactsEnv = z.object({
  ...tenantPlaneEnv.shape,
  ...mailingEnv.pick({ API_URL: true, STAGE: true }).shape,
  ...twilioEnv.shape,
});
