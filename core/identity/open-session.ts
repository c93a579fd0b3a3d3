import { fail, ok, type Result } from '../../kit/result.ts';
import type { Plans } from '../plans/plan.ts';
import { inactivityOf, type OpenAccount } from './account.ts';
import type { TenantNotActive } from './authentication-error.ts';
import { featuresOfTenant, type OpenChallenge, type Session } from './session.ts';
import type { SignInChallenges } from './sign-in-challenges.ts';
import type { Challenged, SignedIn } from './sign-in-provider.ts';

export type OpenSessionPorts = { challenges: SignInChallenges; plans: Plans };

/** Whose sign-in has come so far, in which account. */
export type SignInOf = { readonly account: OpenAccount; readonly email: string };

/** The session, or the next challenge, of a user whose answer was right, if the tenant is active. */
export async function openSession(
  { challenges, plans }: OpenSessionPorts,
  { account, email }: SignInOf,
  progress: SignedIn | Challenged,
): Promise<Result<Session | OpenChallenge, TenantNotActive>> {
  const inactivity = inactivityOf(account);
  if (inactivity) return fail(inactivity);

  if (progress.kind === 'Challenged') {
    const { name, username, providerSession } = progress;
    const { userPoolId } = account.pool;
    const session = await challenges.open({ userPoolId, email, name, username, providerSession });
    return ok({ kind: 'challenge', name, session });
  }
  const { tokens, userId } = progress;
  if (account.kind === 'operator') {
    return ok({ kind: 'operator', tokens, operator: { id: userId, email } });
  }
  const { tenant } = account;
  return ok({ kind: 'tenant', tokens, tenant, features: featuresOfTenant(plans, tenant) });
}
