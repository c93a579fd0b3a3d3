import * as z from 'zod';
import { controlTableEnv } from './control-table.ts';

/** What a function needs that sends mails. */
export const mailingEnv = controlTableEnv.extend({
  /** Where the API is found, as mails tell it. */
  API_URL: z.url(),
  /** Where the console is, to whose pages mails lead; on the laptop whatever starts the functions says so. */
  CONSOLE_URL: z.url().optional(),
  STAGE: z.string().min(1),
  /** Set on a laptop alone: the address of a stand-in. */
  SENDGRID_API_URL: z.url().default('https://api.sendgrid.com'),
});
