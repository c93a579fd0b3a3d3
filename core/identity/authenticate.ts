import { fail, ok, type Result } from '../../kit/result.ts';
import type { Authenticated } from '../access/principal.ts';
import type { Membership } from '../access/membership.ts';
import { permissionsOfOperatorRole, permissionsOfTenantRole } from '../access/roles.ts';
import { tenantFacts } from '../access/tenant-facts.ts';
import { outcomesFor } from '../flags/outcomes-for.ts';
import type { FlagOutcomes } from '../plans/grant.ts';
import type { AuthenticationError } from './authentication-error.ts';
import type { PoolRegistration, UserPoolRef } from './pool-registration.ts';
import { isSessionOver } from './is-session-over.ts';
import type { SessionLookup, SignInRecord } from './sign-in-registry.ts';
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

  const record = await registry.lookUp(session);
  const isOperator = session.userPoolId === operatorPool.userPoolId;
  const pool = isOperator ? { ...operatorPool, jwks: null } : record.registration;
  if (pool === null) return fail({ kind: 'TokenInvalid' });

  const verified = await tokens.verify(token, pool);
  if (!verified.ok) return verified;
  if (isSessionOver(record, session.sessionId)) return fail({ kind: 'SessionEnded' });

  return isOperator || record.registration === null
    ? toOperator(verified.value, record, operatorPool)
    : toTenantUser(verified.value, record, record.registration);
}

type Authentication = Result<Authenticated, AuthenticationError>;

function toOperator(
  token: VerifiedToken,
  { member }: SignInRecord,
  { userPoolId }: UserPoolRef,
): Authentication {
  const permissions = member && permissionsOfOperatorRole(member.role);
  return permissions === null
    ? fail({ kind: 'NoRole' })
    : ok({ kind: 'operator', ...toSignedIn(token), ...granted(member, permissions), userPoolId });
}

function toTenantUser(
  token: VerifiedToken,
  { member, customRoles, flags = [] }: SignInRecord,
  registration: PoolRegistration,
): Authentication {
  const { state, userPoolId, tenantId } = registration;
  if (state !== 'active') return fail({ kind: 'TenantNotActive', state });

  const permissions = member && permissionsOfTenantRole(member.role, customRoles);
  return permissions === null
    ? fail({ kind: 'NoRole' })
    : ok({
        kind: 'user',
        ...toSignedIn(token),
        ...granted(member, permissions),
        userPoolId,
        ...tenantFacts.parse(registration),
        ...told(outcomesFor({ tenantId, userId: token.userId }, flags)),
      });
}

const told = ({ on, off }: FlagOutcomes) => ({
  flagsOn: on.join(' ') || undefined,
  flagsOff: off.join(' ') || undefined,
});

const toSignedIn = ({ userId, ...token }: VerifiedToken) => ({ id: userId, ...token });

const granted = (member: Membership | null, permissions: readonly string[]) => ({
  role: member?.role ?? '',
  permissions: permissions.join(' '),
});
