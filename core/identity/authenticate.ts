import { fail, ok, type Result } from '../../kit/result.ts';
import type { Authenticated } from '../access/principal.ts';
import type { SupportAccessKey } from '../access/support-grant.ts';
import { permissionsOfOperatorRole, permissionsOfTenantRole } from '../access/roles.ts';
import { tenantFacts } from '../access/tenant-facts.ts';
import {
  authenticateKey,
  type AuthenticateKeyPorts,
  type KeyCredential,
} from './authenticate-key.ts';
import type { AuthenticationError } from './authentication-error.ts';
import type { PoolRegistration, UserPoolRef } from './pool-registration.ts';
import { isSessionOver } from './is-session-over.ts';
import type { KeyLookup, SessionLookup, SignInRecord } from './sign-in-registry.ts';
import { elsewhereOf } from './elsewhere-of.ts';
import { tenantInactivity } from './tenant-inactivity.ts';
import { toSupport } from './to-support.ts';
import { toldFlags } from './told-flags.ts';
import { granted, toSignedIn, type Authentication } from './to-signed-in.ts';
import type { TokenVerifier, VerifiedToken } from './token-verifier.ts';

export type AuthenticatePorts = Omit<AuthenticateKeyPorts, 'registry'> & {
  registry: SessionLookup & KeyLookup;
  tokens: TokenVerifier;
  operatorPool: UserPoolRef;
};

/** A token, and the access to a tenant's data that an operator wants to use with it. */
export type TokenCredential = { readonly token: string; readonly access?: SupportAccessKey };
export type Credential = TokenCredential | KeyCredential;

export const authenticate = (
  ports: AuthenticatePorts,
  credential: Credential,
): Promise<Result<Authenticated, AuthenticationError>> =>
  'apiKey' in credential
    ? authenticateKey(ports, credential)
    : authenticateToken(ports, credential);

/**
 * Who presents this token. Anyone can own a Cognito pool whose signatures are good, so the
 * registry's binding of the pool to a tenant, and no claim, says whose token it is.
 */
async function authenticateToken(
  { registry, tokens, operatorPool, cell }: AuthenticatePorts,
  { token, access }: TokenCredential,
): Promise<Result<Authenticated, AuthenticationError>> {
  const session = tokens.unverifiedSession(token);
  if (session === null) return fail({ kind: 'TokenInvalid' });

  const isOperator = session.userPoolId === operatorPool.userPoolId;
  if (access && !mayBeSupport(access, isOperator, operatorPool)) {
    return fail({ kind: 'NoSupportAccess' });
  }
  const record = await registry.lookUp(session, { access });
  const pool = isOperator ? { ...operatorPool, jwks: null } : record.registration;
  if (pool === null) return fail({ kind: 'TokenInvalid' });

  const verified = await tokens.verify(token, pool);
  if (!verified.ok) return verified;
  if (isSessionOver(record, session.sessionId)) return fail({ kind: 'SessionEnded' });
  const elsewhere = record.registration && elsewhereOf(record.registration, cell);
  if (elsewhere) return fail(elsewhere);
  return toPrincipal(verified.value, record, { access, isOperator, operatorPool });
}

type Asked = Pick<TokenCredential, 'access'> & {
  readonly isOperator: boolean;
  readonly operatorPool: UserPoolRef;
};

const toPrincipal = (
  token: VerifiedToken,
  record: SignInRecord,
  { access, isOperator, operatorPool }: Asked,
): Authentication =>
  access
    ? toSupport(token, record, access)
    : toAccountHolder(token, record, isOperator ? operatorPool : null);

/** Only an operator is let into a tenant's data, and only by a tenant's access. */
const mayBeSupport = (access: SupportAccessKey, isOperator: boolean, operatorPool: UserPoolRef) =>
  isOperator && access.userPoolId !== operatorPool.userPoolId;

function toAccountHolder(
  token: VerifiedToken,
  record: SignInRecord,
  operatorPool: UserPoolRef | null,
): Authentication {
  if (operatorPool) return toOperator(token, record, operatorPool);
  return record.registration
    ? toTenantUser(token, record, record.registration)
    : fail({ kind: 'TokenInvalid' });
}

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
  const { userPoolId, tenantId } = registration;
  const inactivity = tenantInactivity(registration, member);
  if (inactivity) return fail(inactivity);

  const permissions = member && permissionsOfTenantRole(member.role, customRoles);
  return permissions === null
    ? fail({ kind: 'NoRole' })
    : ok({
        kind: 'user',
        ...toSignedIn(token),
        ...granted(member, permissions),
        userPoolId,
        ...tenantFacts.parse(registration),
        ...toldFlags({ tenantId, userId: token.userId }, flags),
      });
}
