import { ok, type Result } from '../../kit/result.ts';
import type { AccountMail, AccountMails } from './account-mail.ts';
import { MAIL_ADDRESS_LIMIT, MAIL_SOURCE_LIMIT, type AttemptCounter } from './attempt-limit.ts';
import type { TooManyAttempts } from './sign-in-error.ts';
import { sourceOf } from './source-network.ts';

export type RequestAccountMailPorts = { attempts: AttemptCounter; mails: AccountMails };
type AskedFor = Extract<AccountMail, { kind: 'password-reset' | 'your-tenants' }>;

/**
 * Has a mail sent to an address that somebody named, be there an account or not: the same is written for each,
 * so neither the answer nor its time tells anything.
 */
export async function requestAccountMail(
  { attempts, mails }: RequestAccountMailPorts,
  mail: AskedFor,
  sourceIp: string,
): Promise<Result<void, TooManyAttempts>> {
  const bySource = await attempts.begin(MAIL_SOURCE_LIMIT, sourceOf(sourceIp));
  if (!bySource.ok) return bySource;
  const byAddress = await attempts.begin(MAIL_ADDRESS_LIMIT, `${mail.kind}#${mail.email}`);
  if (!byAddress.ok) return byAddress;

  await mails.post(mail);
  return ok(undefined);
}
