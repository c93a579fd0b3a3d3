import type { AccountHolder } from '../access/principal.ts';
import type { UserPoolRef } from './pool-registration.ts';
import type { SessionKey } from './sign-in-registry.ts';

/** A user of a pool: by the pool and the user's id there. */
export type UserKey = Pick<SessionKey, 'userPoolId' | 'userId'>;

/** The session in which a principal makes its request. */
export function sessionOf(operatorPool: UserPoolRef, principal: AccountHolder): SessionKey {
  const { userPoolId } = principal.kind === 'operator' ? operatorPool : principal;
  return { userPoolId, userId: principal.id, sessionId: principal.sessionId };
}

/** Null for an operator, who belongs to no tenant. */
export const tenantIdOf = (principal: AccountHolder): string | null =>
  principal.kind === 'operator' ? null : principal.tenantId;
