import { randomUUID } from 'node:crypto';
import type { AccountMail } from '../../../core/identity/account-mail.ts';
import { accountMailKey } from '../table/control-keys.ts';

/** Who sends it removes it; what nobody could send is gone a day later, as it is from the stream. */
const RETENTION_SECONDS = 86_400;

export const toAccountMailItem = (mail: AccountMail, now: Date) => ({
  ...accountMailKey(randomUUID()),
  mail: JSON.stringify(mail),
  expiresAt: Math.floor(now.getTime() / 1000) + RETENTION_SECONDS,
});
