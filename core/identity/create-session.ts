import { fail, type Result } from '../../kit/result.ts';
import type { RequestInfo } from '../access/principal.ts';
import { accountOf, type Account, type AccountPorts } from './account.ts';
import { PASSWORD_LIMIT } from './attempt-limit.ts';
import type { TenantNotActive, TenantSuspended } from './authentication-error.ts';
import { countedGuess, type CountedGuessPorts } from './counted-guess.ts';
import { signInDecoy } from './decoy.ts';
import { openSession, type OpenSessionPorts } from './open-session.ts';
import type { OpenChallenge, Session } from './session.ts';
import { signInCaller } from './sign-in-caller.ts';
import type { ChallengeUnsupported, InvalidCredentials, TooManyAttempts } from './sign-in-error.ts';
import type { Credentials, SignInProvider } from './sign-in-provider.ts';

export type CreateSession = {
  readonly tenant?: string;
  readonly email: string;
  readonly password: string;
  readonly request: RequestInfo;
};
export type CreateSessionError =
  InvalidCredentials | TooManyAttempts | TenantNotActive | TenantSuspended | ChallengeUnsupported;
export type SignInPorts = AccountPorts &
  OpenSessionPorts &
  CountedGuessPorts & { provider: SignInProvider };

/** Signs a user in with a password, or says what else is needed. */
export async function createSession(
  ports: SignInPorts,
  { password, ...named }: CreateSession,
): Promise<Result<Session | OpenChallenge, CreateSessionError>> {
  const account = await accountOf(ports, named.tenant);
  const [policy, caller] = await Promise.all([
    ports.policies.of(poolOf(ports, account).userPoolId),
    signInCaller(ports, account, named),
  ]);
  const { email } = caller;
  const startedAt = ports.now();
  const credentials = { email, password, requiresFactor: policy.secondFactor === 'required' };
  const progress = await countedGuess(ports, { limit: PASSWORD_LIMIT, caller }, () =>
    trySignIn(ports, account, credentials),
  );
  if (!progress.ok) return progress;
  if (account.kind === 'closed') return fail({ kind: 'InvalidCredentials' });

  return openSession(ports, { account, caller, startedAt, policy }, progress.value);
}

type TryPorts = Pick<SignInPorts, 'provider' | 'operatorPool'>;

/** The same work where there is no such tenant. */
export const trySignIn = (ports: TryPorts, account: Account, credentials: Credentials) =>
  account.kind === 'closed' ? signInDecoy(ports) : ports.provider.signIn(account.pool, credentials);

/** Some pool to read of, where there is none. */
export const poolOf = ({ operatorPool }: Pick<AccountPorts, 'operatorPool'>, account: Account) =>
  account.kind === 'closed' ? operatorPool : account.pool;
