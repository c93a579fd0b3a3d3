import type { Mail } from './mailer.ts';

/** The mail to those of its addresses that the tenant still writes to; null where there is none. Throws on an outage. */
export type Heed = (mail: Mail) => Promise<Mail | null>;
