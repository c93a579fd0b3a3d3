import type { AccountHolder } from '../access/principal.ts';
import type { UserPoolRef } from './pool-registration.ts';
import { sessionOf } from './signed-in-user.ts';
import type { ListedSession, UserAccounts } from './user-accounts.ts';

export type MySession = ListedSession & { readonly isCurrent: boolean };
export type ListSessionsPorts = { accounts: UserAccounts; operatorPool: UserPoolRef };

/** The caller's sessions, the one used last first. */
export async function listSessions(
  { accounts, operatorPool }: ListSessionsPorts,
  principal: AccountHolder,
): Promise<MySession[]> {
  const current = sessionOf(operatorPool, principal);
  const sessions = await accounts.sessionsOf(current);
  return sessions
    .map((session) => ({ ...session, isCurrent: session.id === current.sessionId }))
    .sort((a, b) => b.lastUsedAt.getTime() - a.lastUsedAt.getTime());
}
