import { fail, type Result } from '../../kit/result.ts';
import { accountOf, type AccountPorts } from './account.ts';
import type { TenantNotActive } from './authentication-error.ts';
import type { Device } from './device.ts';
import { signInDecoy } from './decoy.ts';
import { openSession, type OpenSessionPorts } from './open-session.ts';
import type { OpenChallenge, Session } from './session.ts';
import type { ChallengeUnsupported, InvalidCredentials, TooManyAttempts } from './sign-in-error.ts';
import type { SignInProvider } from './sign-in-provider.ts';

export type CreateSession = {
  readonly tenant?: string;
  readonly email: string;
  readonly password: string;
  readonly device: Device;
};
export type CreateSessionError =
  InvalidCredentials | TooManyAttempts | TenantNotActive | ChallengeUnsupported;
export type SignInPorts = AccountPorts & OpenSessionPorts & { provider: SignInProvider };

/** Signs a user in with a password, or says what else is needed. */
export async function createSession(
  ports: SignInPorts,
  { tenant, email, password, device }: CreateSession,
): Promise<Result<Session | OpenChallenge, CreateSessionError>> {
  const account = await accountOf(ports, tenant);
  if (account.kind === 'closed') return refuseAfterDecoy(ports);

  const policy = await ports.policies.of(account.pool.userPoolId);
  const startedAt = ports.now();
  const credentials = { email, password, requiresFactor: policy.secondFactor === 'required' };
  const progress = await ports.provider.signIn(account.pool, credentials);
  if (!progress.ok) return progress;

  return openSession(ports, { account, email, startedAt, device, policy }, progress.value);
}

async function refuseAfterDecoy(ports: SignInPorts) {
  await ports.policies.of(ports.operatorPool.userPoolId);
  const decoy = await signInDecoy(ports);
  return !decoy.ok && decoy.error.kind === 'TooManyAttempts'
    ? fail(decoy.error)
    : fail({ kind: 'InvalidCredentials' } as const);
}
