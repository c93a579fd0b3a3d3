import { fail, ok, type Result } from '../../kit/result.ts';
import { outcomesFor } from '../flags/outcomes-for.ts';
import { featuresOfTenant } from '../plans/features-of-tenant.ts';
import type { Plans } from '../plans/plan.ts';
import { inactivityOf, type OpenAccount, type TellActive } from './account.ts';
import type { TenantNotActive, TenantSuspended } from './authentication-error.ts';
import { authenticatorUri } from './authenticator-uri.ts';
import { deviceTold } from './device-told.ts';
import type { KnownDevices } from './known-devices.ts';
import type { TenantPolicies, TenantPolicy } from './tenant-policy.ts';
import { sessionEnd } from './session-life.ts';
import type { OpenChallenge, Session } from './session.ts';
import type { SignInChallenges } from './sign-in-challenges.ts';
import type { InvalidCredentials } from './sign-in-error.ts';
import type { Challenged, SignedIn } from './sign-in-provider.ts';
import type { SignInCaller } from './sign-in-caller.ts';
import type { SignInRecord, SignInRegistry } from './sign-in-registry.ts';

export type OpenSessionPorts = {
  challenges: SignInChallenges;
  registry: SignInRegistry;
  devices: KnownDevices;
  plans: Plans;
  policies: TenantPolicies;
  platformName: string;
  /** Where usage is metered of whom sessions are opened for. */
  tellActive?: TellActive;
  now: () => Date;
};

/** Whose sign-in has come so far, in which account. */
export type SignInOf = {
  readonly account: OpenAccount;
  readonly caller: SignInCaller;
  /** When the password was given. */
  readonly startedAt: Date;
  readonly policy: TenantPolicy;
};

/** The session, or the next challenge, of a user whose answer was right, if the tenant is active. */
export async function openSession(
  ports: OpenSessionPorts,
  signIn: SignInOf,
  progress: SignedIn | Challenged,
): Promise<
  Result<Session | OpenChallenge, TenantNotActive | TenantSuspended | InvalidCredentials>
> {
  const { account, caller } = signIn;
  const inactivity = await whyClosed(ports, account, progress);
  if (inactivity) return fail(inactivity);
  if (progress.kind === 'Challenged') return ok(await openChallenge(ports, signIn, progress));

  const record = await beginSession(ports, signIn, progress);
  if (record === null) return fail({ kind: 'InvalidCredentials' });

  const { tokens, userId } = progress;
  if (account.kind === 'operator') {
    return ok({ kind: 'operator', tokens, operator: { id: userId, email: caller.email } });
  }
  const { tenant } = account;
  await ports.tellActive?.(tenant.id, userId);
  const flags = outcomesFor({ tenantId: tenant.id, userId }, record.flags ?? []);
  const features = featuresOfTenant(ports.plans, { ...tenant, flags }, ports.now());
  return ok({ kind: 'tenant', tokens, tenant, features });
}

/** Who is signed in is known after the last challenge only: before, nobody is told the reasons. */
async function whyClosed(
  { registry }: Pick<OpenSessionPorts, 'registry'>,
  account: OpenAccount,
  progress: SignedIn | Challenged,
) {
  if (inactivityOf(account, null) === null || progress.kind === 'Challenged') {
    return inactivityOf(account, null);
  }
  const { userId, sessionId } = progress;
  const { userPoolId } = account.pool;
  const { member } = await registry.lookUp({ userPoolId, userId, sessionId });
  return inactivityOf(account, member);
}

/** Null where the user is no active member: to others the right password is worth no more than a wrong one. */
async function beginSession(
  { registry, devices, now }: OpenSessionPorts,
  { account, caller, startedAt, policy }: SignInOf,
  { userId, sessionId }: SignedIn,
): Promise<SignInRecord | null> {
  const session = { userPoolId: account.pool.userPoolId, userId, sessionId };
  const record = await registry.lookUp(session, { withFlags: true });
  if (record.member?.status !== 'active') return null;

  const lastUsedAt = now();
  await devices.remember(
    caller,
    caller.isKnownDevice ? undefined : deviceTold(caller, userId, lastUsedAt),
  );
  const begun = { startedAt, lastUsedAt, ...caller.device };
  const until = sessionEnd(policy, startedAt, lastUsedAt);
  if (record.member.signedInAt === undefined) {
    return (await registry.beginFirstSession(session, begun, until)) ? record : null;
  }
  await registry.beginSession(session, begun, until);
  return record;
}

async function openChallenge(
  { challenges, platformName }: OpenSessionPorts,
  { account, caller: { email }, startedAt }: SignInOf,
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
