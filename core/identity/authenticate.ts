import { fail, ok, type Result } from '../../kit/result.ts';
import type { Authenticated } from '../access/principal.ts';
import { strongestRole } from '../access/roles.ts';
import { tenantFacts } from '../access/tenant-facts.ts';
import type { AuthenticationError } from './authentication-error.ts';
import type { PoolRegistration, UserPoolRef } from './pool-registration.ts';
import type { SessionLookup } from './sign-in-registry.ts';
import type { TokenVerifier, VerifiedToken } from './token-verifier.ts';

export type AuthenticatePorts = {
  registry: SessionLookup;
  tokens: TokenVerifier;
  operatorPool: UserPoolRef;
};

/**
 * Who presents this token. Anyone can own a Cognito pool whose signatures are good, so the
 * registry's binding of the pool to a tenant, and no claim, says whose token it is.
 */
export async function authenticate(
  { registry, tokens, operatorPool }: AuthenticatePorts,
  token: string,
): Promise<Result<Authenticated, AuthenticationError>> {
  const session = tokens.unverifiedSession(token);
  if (session === null) return fail({ kind: 'TokenInvalid' });

  const { registration, isEnded } = await registry.lookUp(session);
  const isOperator = session.userPoolId === operatorPool.userPoolId;
  const pool = isOperator ? { ...operatorPool, jwks: null } : registration;
  if (pool === null) return fail({ kind: 'TokenInvalid' });

  const verified = await tokens.verify(token, pool);
  if (!verified.ok) return verified;
  if (isEnded) return fail({ kind: 'SessionEnded' });

  return isOperator || registration === null
    ? ok(toOperator(verified.value))
    : toTenantUser(verified.value, registration);
}

const toOperator = ({ userId, email, sessionId, expiresAt }: VerifiedToken): Authenticated => ({
  kind: 'operator',
  id: userId,
  email,
  sessionId,
  expiresAt,
  role: 'admin',
});

function toTenantUser(
  { groups, userId, ...user }: VerifiedToken,
  registration: PoolRegistration,
): Result<Authenticated, AuthenticationError> {
  const { state, userPoolId } = registration;
  if (state !== 'active') return fail({ kind: 'TenantNotActive', state });

  const role = strongestRole(groups);
  return role === null
    ? fail({ kind: 'NoRole' })
    : ok({
        kind: 'user',
        id: userId,
        ...user,
        role,
        userPoolId,
        ...tenantFacts.parse(registration),
      });
}
