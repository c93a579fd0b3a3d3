import { fail, ok, type Result } from '../../kit/result.ts';
import type { AccountHolder } from '../access/principal.ts';
import { occasionOf } from '../events/domain-event.ts';
import type { UserPoolRef } from './pool-registration.ts';
import { sessionOf, tenantIdOf } from './signed-in-user.ts';
import type { UserAccounts } from './user-accounts.ts';
import { userEvent } from './user-events.ts';

export type SessionNotFound = { readonly kind: 'SessionNotFound' };
export type EndMySessionsPorts = {
  accounts: UserAccounts;
  operatorPool: UserPoolRef;
  now: () => Date;
};

/** Ends one session of the caller's, be it the very one that the request is made in. */
export async function endMySession(
  { accounts, operatorPool, now }: EndMySessionsPorts,
  principal: AccountHolder,
  sessionId: string,
): Promise<Result<void, SessionNotFound>> {
  const session = { ...sessionOf(operatorPool, principal), sessionId };
  const told = { event: sessionsEnded(principal, 'one', now()) };
  return (await accounts.endSession(session, told))
    ? ok(undefined)
    : fail({ kind: 'SessionNotFound' });
}

/** Ends all sessions of the caller's but this one. */
export function endOtherSessions(
  { accounts, operatorPool, now }: EndMySessionsPorts,
  principal: AccountHolder,
): Promise<void> {
  const session = sessionOf(operatorPool, principal);
  const at = now();
  const told = { event: sessionsEnded(principal, 'others', at) };
  return accounts.endSessions(session, { at, keptSession: session.sessionId }, told);
}

const sessionsEnded = (principal: AccountHolder, which: 'one' | 'others', at: Date) =>
  userEvent('user.sessions_ended', {
    tenantId: tenantIdOf(principal),
    occasion: occasionOf(principal, at),
    data: { userId: principal.id, which },
  });
