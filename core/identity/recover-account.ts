import { fail, ok, type Result } from '../../kit/result.ts';
import type { RequestInfo } from '../access/principal.ts';
import { accountOf, type AccountPorts } from './account.ts';
import { CODE_LIMIT, type AttemptCounter } from './attempt-limit.ts';
import { signInDecoy } from './decoy.ts';
import { secondFactorTold } from './second-factor-told.ts';
import type { SecondFactors } from './second-factors.ts';
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
export type RecoverAccountError = InvalidCredentials | InvalidCode | TooManyAttempts;
export type RecoverAccountPorts = AccountPorts & {
  provider: SignInProvider;
  attempts: AttemptCounter;
  factors: SecondFactors;
  credentials: UserCredentials;
  now: () => Date;
};

/**
 * Who lost the authenticator gives password and a recovery code: the second factor is removed, and one signs in
 * with the password alone, to set up another. The code is looked at only after a right password, and counted for
 * the user as codes of the authenticator are.
 */
export async function recoverAccount(
  ports: RecoverAccountPorts,
  { tenant, email, password, recoveryCode, request }: RecoverAccount,
): Promise<Result<void, RecoverAccountError>> {
  const account = await accountOf(ports, tenant);
  const progress =
    account.kind === 'closed'
      ? await signInDecoy(ports)
      : await ports.provider.signIn(account.pool, { email, password });
  if (!progress.ok && progress.error.kind === 'TooManyAttempts') return fail(progress.error);
  if (!progress.ok || account.kind !== 'tenant') return fail({ kind: 'InvalidCredentials' });
  if (progress.value.kind === 'SignedIn') return fail({ kind: 'InvalidCode' });

  const { userPoolId } = account.pool;
  const { username: userId } = progress.value;
  const counted = await ports.attempts.begin(CODE_LIMIT, `${userPoolId}#${userId}`);
  if (!counted.ok) return counted;
  const isRight = await ports.factors.useCode({ userPoolId, email }, recoveryCode);
  if (!isRight) return fail({ kind: 'InvalidCode' });

  await ports.credentials.removeSecondFactor({ userPoolId }, email);
  const told = secondFactorTold({
    ...{ what: 'recovery-code-used', tenantId: account.tenant.id, userId, email },
    occasion: { time: ports.now(), actor: { kind: 'user', id: userId }, request },
  });
  await ports.factors.forget({ userPoolId, email }, told);
  return ok(undefined);
}
