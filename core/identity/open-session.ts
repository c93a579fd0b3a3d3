import { fail, ok, type Result } from '../../kit/result.ts';
import { featuresOfTenant } from '../plans/features-of-tenant.ts';
import type { Plans } from '../plans/plan.ts';
import { inactivityOf, type OpenAccount } from './account.ts';
import type { TenantNotActive } from './authentication-error.ts';
import { authenticatorUri } from './authenticator-uri.ts';
import type { Device } from './device.ts';
import type { TenantPolicies, TenantPolicy } from './tenant-policy.ts';
import { sessionEnd } from './session-life.ts';
import type { OpenChallenge, Session } from './session.ts';
import type { SignInChallenges } from './sign-in-challenges.ts';
import type { InvalidCredentials } from './sign-in-error.ts';
import type { Challenged, SignedIn } from './sign-in-provider.ts';
import type { SignInRegistry } from './sign-in-registry.ts';

export type OpenSessionPorts = {
  challenges: SignInChallenges;
  registry: SignInRegistry;
  plans: Plans;
  policies: TenantPolicies;
  platformName: string;
  now: () => Date;
};

/** Whose sign-in has come so far, in which account. */
export type SignInOf = {
  readonly account: OpenAccount;
  readonly email: string;
  /** When the password was given. */
  readonly startedAt: Date;
  readonly device: Device;
  readonly policy: TenantPolicy;
};

/** The session, or the next challenge, of a user whose answer was right, if the tenant is active. */
export async function openSession(
  ports: OpenSessionPorts,
  signIn: SignInOf,
  progress: SignedIn | Challenged,
): Promise<Result<Session | OpenChallenge, TenantNotActive | InvalidCredentials>> {
  const { account, email } = signIn;
  const inactivity = inactivityOf(account);
  if (inactivity) return fail(inactivity);
  if (progress.kind === 'Challenged') return ok(await openChallenge(ports, signIn, progress));

  if (!(await beginSession(ports, signIn, progress))) return fail({ kind: 'InvalidCredentials' });

  const { tokens, userId } = progress;
  if (account.kind === 'operator') {
    return ok({ kind: 'operator', tokens, operator: { id: userId, email } });
  }
  const { tenant } = account;
  return ok({ kind: 'tenant', tokens, tenant, features: featuresOfTenant(ports.plans, tenant) });
}

/** Whether the user is an active member: to others the right password is worth no more than a wrong one. */
async function beginSession(
  { registry, now }: OpenSessionPorts,
  { account, startedAt, device, policy }: SignInOf,
  { userId, sessionId }: SignedIn,
): Promise<boolean> {
  const session = { userPoolId: account.pool.userPoolId, userId, sessionId };
  const { member } = await registry.lookUp(session);
  if (member?.status !== 'active') return false;

  const begun = { startedAt, lastUsedAt: now(), ...device };
  const until = sessionEnd(policy, startedAt, begun.lastUsedAt);
  if (member.signedInAt === undefined) return registry.beginFirstSession(session, begun, until);
  await registry.beginSession(session, begun, until);
  return true;
}

async function openChallenge(
  { challenges, platformName }: OpenSessionPorts,
  { account, email, startedAt }: SignInOf,
  challenged: Challenged,
): Promise<OpenChallenge> {
  const { name, username, providerSession } = challenged;
  const { userPoolId } = account.pool;
  const challenge = { userPoolId, email, name, username, startedAt, providerSession };
  const session = await challenges.open(challenge);
  if (name !== 'MFA_SETUP') return { kind: 'challenge', challenge: { name, session } };

  const secret = challenged.authenticatorSecret;
  const uri = authenticatorUri({ platformName, email, secret });
  return { kind: 'challenge', challenge: { name, session, authenticator: { secret, uri } } };
}
