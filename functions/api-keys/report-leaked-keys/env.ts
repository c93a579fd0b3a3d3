import * as z from 'zod';
import { mailingEnv } from '../../env/mailing.ts';

export const reportLeakedKeysEnv = mailingEnv.extend({
  /** Where the keys are published that reports are signed with; `http:` for a stand-in on this machine. */
  SCANNING_KEYS_URL: z.url(),
});
