import { fail, ok, type Result } from '../../kit/result.ts';
import type { AccountHolder } from '../access/principal.ts';
import { accountOf, type AccountPorts, type OpenAccount } from './account.ts';
import { CONFIRM_LIMIT, type AttemptCounter } from './attempt-limit.ts';
import type { TooManyAttempts } from './sign-in-error.ts';
import type { Challenged, SignedIn, SignInProvider } from './sign-in-provider.ts';
import { tenantIdOf } from './signed-in-user.ts';

export type PasswordWrong = { readonly kind: 'PasswordWrong' };
export type ConfirmPasswordPorts = AccountPorts & {
  provider: SignInProvider;
  attempts: AttemptCounter;
  now: () => Date;
};

export type AskedPassword = { readonly password: string; readonly requiresFactor?: boolean };

/** Where a password was right, and what it led to; no session begins by it. */
export type Confirmed = {
  readonly account: OpenAccount;
  /** When the password was given. */
  readonly startedAt: Date;
  readonly progress: SignedIn | Challenged;
};

/**
 * Asks a signed-in user for the password once more, before what a thief of the session must not do. Each
 * attempt is counted for the user, so that the session is no way to guess it either.
 */
export async function confirmPassword(
  ports: ConfirmPasswordPorts,
  principal: AccountHolder,
  { password, requiresFactor }: AskedPassword,
): Promise<Result<Confirmed, PasswordWrong | TooManyAttempts>> {
  const account = await accountOf(ports, tenantIdOf(principal) ?? undefined);
  if (account.kind === 'closed') return fail({ kind: 'PasswordWrong' });

  const subject = `${account.pool.userPoolId}#${principal.id}`;
  const counted = await ports.attempts.begin(CONFIRM_LIMIT, subject);
  if (!counted.ok) return counted;

  const startedAt = ports.now();
  const credentials = { email: principal.email, password, requiresFactor };
  const progress = await ports.provider.signIn(account.pool, credentials);
  if (!progress.ok) {
    const { error } = progress;
    return fail(error.kind === 'TooManyAttempts' ? error : { kind: 'PasswordWrong' });
  }
  await ports.attempts.reset(CONFIRM_LIMIT, subject);
  return ok({ account, startedAt, progress: progress.value });
}
