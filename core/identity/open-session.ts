import { fail, ok, type Result } from '../../kit/result.ts';
import { featuresOfTenant } from '../plans/features-of-tenant.ts';
import type { Plans } from '../plans/plan.ts';
import { inactivityOf, type OpenAccount } from './account.ts';
import type { TenantNotActive } from './authentication-error.ts';
import { authenticatorUri } from './authenticator-uri.ts';
import type { OpenChallenge, Session } from './session.ts';
import type { SignInChallenges } from './sign-in-challenges.ts';
import type { Challenged, SignedIn } from './sign-in-provider.ts';

export type OpenSessionPorts = {
  challenges: SignInChallenges;
  plans: Plans;
  platformName: string;
};

/** Whose sign-in has come so far, in which account. */
export type SignInOf = { readonly account: OpenAccount; readonly email: string };

/** The session, or the next challenge, of a user whose answer was right, if the tenant is active. */
export async function openSession(
  ports: OpenSessionPorts,
  signIn: SignInOf,
  progress: SignedIn | Challenged,
): Promise<Result<Session | OpenChallenge, TenantNotActive>> {
  const { account, email } = signIn;
  const inactivity = inactivityOf(account);
  if (inactivity) return fail(inactivity);
  if (progress.kind === 'Challenged') return ok(await openChallenge(ports, signIn, progress));

  const { tokens, userId } = progress;
  if (account.kind === 'operator') {
    return ok({ kind: 'operator', tokens, operator: { id: userId, email } });
  }
  const { tenant } = account;
  return ok({ kind: 'tenant', tokens, tenant, features: featuresOfTenant(ports.plans, tenant) });
}

async function openChallenge(
  { challenges, platformName }: OpenSessionPorts,
  { account, email }: SignInOf,
  challenged: Challenged,
): Promise<OpenChallenge> {
  const { name, username, providerSession } = challenged;
  const { userPoolId } = account.pool;
  const session = await challenges.open({ userPoolId, email, name, username, providerSession });
  if (name !== 'MFA_SETUP') return { kind: 'challenge', challenge: { name, session } };

  const secret = challenged.authenticatorSecret;
  const uri = authenticatorUri({ platformName, email, secret });
  return { kind: 'challenge', challenge: { name, session, authenticator: { secret, uri } } };
}
