import { fail, ok, type Result } from '../../kit/result.ts';
import type { RequestInfo } from '../access/principal.ts';
import { accountOf, inactivityOf, type AccountPorts } from './account.ts';
import type { TenantNotActive, TenantSuspended } from './authentication-error.ts';
import { CODE_LIMIT, PASSWORD_LIMIT } from './attempt-limit.ts';
import { countedGuess, type CountedGuessPorts } from './counted-guess.ts';
import { trySignIn } from './create-session.ts';
import type { KnownDevices } from './known-devices.ts';
import { secondFactorTold } from './second-factor-told.ts';
import type { SecondFactors } from './second-factors.ts';
import { signInCaller, type SignInCaller } from './sign-in-caller.ts';
import type { InvalidCode, InvalidCredentials, TooManyAttempts } from './sign-in-error.ts';
import type { SignInProvider } from './sign-in-provider.ts';
import type { UserCredentials } from './user-credentials.ts';

export type RecoverAccount = {
  readonly tenant: string;
  readonly email: string;
  readonly password: string;
  readonly recoveryCode: string;
  readonly request: RequestInfo;
};
export type RecoverAccountError =
  InvalidCredentials | InvalidCode | TooManyAttempts | TenantNotActive | TenantSuspended;
export type RecoverAccountPorts = AccountPorts &
  CountedGuessPorts & {
    provider: SignInProvider;
    devices: KnownDevices;
    factors: SecondFactors;
    credentials: UserCredentials;
  };

/**
 * Who lost the authenticator gives password and a recovery code: the second factor is removed, and one signs in
 * with the password alone, to set up another. Both are counted as they are in a sign-in; the code is looked at
 * only after a right password.
 */
export async function recoverAccount(
  ports: RecoverAccountPorts,
  { password, recoveryCode, ...named }: RecoverAccount,
): Promise<Result<void, RecoverAccountError>> {
  const account = await accountOf(ports, named.tenant);
  const caller = await signInCaller(ports, account, named);
  const { email } = caller;
  const progress = await countedGuess(ports, { limit: PASSWORD_LIMIT, caller }, () =>
    trySignIn(ports, account, { email, password }),
  );
  if (!progress.ok && progress.error.kind === 'TooManyAttempts') return fail(progress.error);
  if (!progress.ok || account.kind !== 'tenant') return fail({ kind: 'InvalidCredentials' });
  const inactivity = inactivityOf(account, null);
  if (inactivity) return fail(inactivity);
  if (progress.value.kind === 'SignedIn') return fail({ kind: 'InvalidCode' });

  const used = await countedGuess(ports, { limit: CODE_LIMIT, caller }, () =>
    useCode(ports, caller, recoveryCode),
  );
  if (!used.ok) return used;

  const { username: userId } = progress.value;
  await ports.credentials.removeSecondFactor(account.pool, email);
  const told = secondFactorTold({
    ...{ what: 'recovery-code-used', tenantId: account.tenant.id, userId, email },
    occasion: { time: ports.now(), actor: { kind: 'user', id: userId }, request: named.request },
  });
  await ports.factors.forget(caller, told);
  return ok(undefined);
}

async function useCode(
  { factors }: RecoverAccountPorts,
  caller: SignInCaller,
  code: string,
): Promise<Result<void, InvalidCode>> {
  return (await factors.useCode(caller, code)) ? ok(undefined) : fail({ kind: 'InvalidCode' });
}
