import { fail, ok } from '../../kit/result.ts';
import { permissionsOfOperatorRole, type OperatorPermission } from '../access/roles.ts';
import {
  isSupportScope,
  type SupportAccessKey,
  type SupportGrant,
} from '../access/support-grant.ts';
import { tenantFacts } from '../access/tenant-facts.ts';
import { isId } from '../../kit/id.ts';
import type { SignInRecord } from './sign-in-registry.ts';
import { granted, toSignedIn, type Authentication } from './to-signed-in.ts';
import type { VerifiedToken } from './token-verifier.ts';

/** An operator in a tenant's data: while the grant stands, is his, and his role still lets him use it. */
export function toSupport(
  token: VerifiedToken,
  { member, support }: SignInRecord,
  { accessId }: SupportAccessKey,
): Authentication {
  const { grant = null, registration = null } = support ?? {};
  const permissions = permissionsOfOperatorRole(member?.role ?? '') ?? [];
  const isGranted = grant && isGood(grant, token) && permissions.includes(neededFor(grant));
  if (!isGranted || registration === null || !isId('sup', accessId)) {
    return fail({ kind: 'NoSupportAccess' });
  }
  const { state, userPoolId } = registration;
  if (state !== 'active') return fail({ kind: 'TenantNotActive', state });

  return ok({
    kind: 'support',
    ...toSignedIn(token),
    ...granted(member, grant.scopes.split(' ').filter(isSupportScope)),
    accessId,
    grantedByName: grant.grantedByName ?? '',
    userPoolId,
    ...tenantFacts.parse(registration),
  });
}

const isGood = ({ status, operatorId, until }: SupportGrant, { userId }: VerifiedToken): boolean =>
  status === 'granted' &&
  operatorId === userId &&
  until !== undefined &&
  new Date(until) > new Date();

/** Who asked in an emergency as an admin must be one still. */
const neededFor = ({ emergency }: SupportGrant): OperatorPermission =>
  emergency === 'yes' ? 'emergency-access:write' : 'support-requests:write';
