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
import { tenantInactivity } from './tenant-inactivity.ts';
import { granted, toSignedIn, type Authentication } from './to-signed-in.ts';
import type { VerifiedToken } from './token-verifier.ts';

type Good = SupportGrant & { readonly grantedByName: string };

/** An operator in a tenant's data: while the grant stands, is his, and his role still lets him use it. */
export function toSupport(
  token: VerifiedToken,
  { member, support }: SignInRecord,
  { accessId }: SupportAccessKey,
): Authentication {
  const grant = standing(support?.grant ?? null, token, member);
  const registration = support?.registration;
  if (!grant || !registration || !isId('sup', accessId)) return fail({ kind: 'NoSupportAccess' });

  const { userPoolId } = registration;
  const inactivity = tenantInactivity(registration, null);
  if (inactivity) return fail(inactivity);

  return ok({
    kind: 'support',
    ...toSignedIn(token),
    ...granted(member, grant.scopes.split(' ').filter(isSupportScope)),
    accessId,
    grantedByName: grant.grantedByName,
    userPoolId,
    ...tenantFacts.parse(registration),
  });
}

/** The grant while it counts: null for one that is not granted, has ended, or is not for this operator to use. */
function standing(
  grant: SupportGrant | null,
  { userId }: VerifiedToken,
  member: SignInRecord['member'],
): Good | null {
  if (grant?.status !== 'granted' || grant.operatorId !== userId) return null;
  const { until, grantedByName = '' } = grant;
  if (until === undefined || new Date(until) <= new Date()) return null;
  return mayUse(grant, member) ? { ...grant, grantedByName } : null;
}

const mayUse = (grant: SupportGrant, member: SignInRecord['member']): boolean =>
  permissionsOfOperatorRole(member?.role ?? '')?.includes(neededFor(grant)) ?? false;

/** Who asked in an emergency as an admin must be one still. */
const neededFor = ({ emergency }: SupportGrant): OperatorPermission =>
  emergency === 'yes' ? 'emergency-access:write' : 'support-requests:write';
