import { fail, ok, type Result } from '../../kit/result.ts';
import type { AccountHolder } from '../access/principal.ts';
import { accountOf } from './account.ts';
import { authenticatorUri } from './authenticator-uri.ts';
import type { OperatorAccount } from './change-password.ts';
import {
  confirmPassword,
  type ConfirmPasswordPorts,
  type PasswordWrong,
} from './confirm-password.ts';
import { saveNewCodes, type SaveNewCodesPorts } from './save-new-codes.ts';
import type { Authenticator } from './session.ts';
import type { SignInChallenges } from './sign-in-challenges.ts';
import type { InvalidCode, SignInLapsed, TooManyAttempts } from './sign-in-error.ts';
import { tenantIdOf } from './signed-in-user.ts';
import type { TenantPolicies } from './tenant-policy.ts';

/** `off` by the tenant's policy, or set already: remove it first. */
export type SecondFactorNotSettable = {
  readonly kind: 'SecondFactorNotSettable';
  readonly reason: string;
};
export type SecondFactorPorts = ConfirmPasswordPorts &
  SaveNewCodesPorts & {
    challenges: SignInChallenges;
    policies: TenantPolicies;
    platformName: string;
  };
export type SecondFactorSetup = { readonly session: string; readonly authenticator: Authenticator };
export type BeginSecondFactorError =
  PasswordWrong | TooManyAttempts | SecondFactorNotSettable | OperatorAccount;

/** Tells what an authenticator app has to keep; its first code sets the second factor. */
export async function beginSecondFactor(
  ports: SecondFactorPorts,
  principal: AccountHolder,
  password: string,
): Promise<Result<SecondFactorSetup, BeginSecondFactorError>> {
  if (principal.kind === 'operator') return fail({ kind: 'OperatorAccount' });
  const { userPoolId } = principal;
  const { secondFactor } = await ports.policies.of(userPoolId);
  if (secondFactor === 'off') return notSettable('The policy of the tenant knows none.');

  const asked = { password, requiresFactor: true };
  const confirmed = await confirmPassword(ports, principal, asked);
  if (!confirmed.ok) return confirmed;
  const { startedAt, progress } = confirmed.value;
  if (progress.kind === 'SignedIn' || progress.name !== 'MFA_SETUP') {
    return notSettable('There is one; remove it first.');
  }
  const { name, username, providerSession, authenticatorSecret: secret } = progress;
  const { email } = principal;
  const challenge = { userPoolId, email, name, username, startedAt, providerSession };
  const session = await ports.challenges.open(challenge);
  const uri = authenticatorUri({ platformName: ports.platformName, email, secret });
  return ok({ session, authenticator: { secret, uri } });
}

const notSettable = (reason: string) => fail({ kind: 'SecondFactorNotSettable', reason } as const);

export type ConfirmSecondFactor = { readonly session: string; readonly code: string };
export type ConfirmSecondFactorError = SignInLapsed | InvalidCode | TooManyAttempts;

/** Sets the second factor by the authenticator's first code; tells the codes that recover from its loss. */
export async function confirmSecondFactor(
  ports: SecondFactorPorts,
  principal: AccountHolder,
  { session, code }: ConfirmSecondFactor,
): Promise<Result<readonly string[], ConfirmSecondFactorError>> {
  const account = await accountOf(ports, tenantIdOf(principal) ?? undefined);
  const challenge = await ports.challenges.attempt(session);
  const isOwn = challenge?.name === 'MFA_SETUP' && challenge.email === principal.email;
  if (!isOwn || account.kind === 'closed' || challenge.userPoolId !== account.pool.userPoolId) {
    return fail({ kind: 'SignInLapsed' });
  }
  const { username, providerSession } = challenge;
  const reply = { name: 'MFA_SETUP', code } as const;
  const set = await ports.provider.answerChallenge(account.pool, {
    ...{ username, providerSession, reply },
  });
  if (!set.ok) {
    const { error } = set;
    if (error.kind === 'InvalidCode' || error.kind === 'TooManyAttempts') return fail(error);
    return fail({ kind: 'SignInLapsed' });
  }
  await ports.challenges.close(session);
  return ok(await saveNewCodes(ports, principal, 'added'));
}
