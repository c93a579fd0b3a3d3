import { newId } from '../../kit/id.ts';
import type { Operator } from '../access/principal.ts';
import type { TenantPolicies } from '../identity/tenant-policy.ts';
import { OWN_POLICY, partyOf } from './party.ts';
import { supportAccessEvent } from './support-access-events.ts';
import { mailOf, type SupportMailPorts } from './support-access-mail.ts';
import type { SupportAccessRegistry } from './support-access-registry.ts';
import { grantedTo, type SupportAccess, type SupportedTenant } from './support-access.ts';

export type NewSupportAccess = Pick<
  SupportAccess,
  'reason' | 'scopes' | 'durationHours' | 'isEmergency'
> & { readonly of: SupportedTenant };

export type AskForAccessPorts = SupportMailPorts & {
  readonly registry: Pick<SupportAccessRegistry, 'create' | 'ownersOf'>;
  readonly policies: TenantPolicies;
  readonly now: () => Date;
};

/**
 * Asks the tenant's owners; where the tenant's policy allows it in advance, the access is granted at once. An
 * emergency asks another admin of the operators, and never the policy.
 */
export async function askForAccess(
  ports: AskForAccessPorts,
  by: Operator,
  { of, ...asked }: NewSupportAccess,
): Promise<SupportAccess> {
  const now = ports.now();
  const request: SupportAccess = {
    ...{ id: newId('sup'), ...asked, state: 'requested', requestedAt: now },
    operator: partyOf(by),
  };
  const { supportAccess } = await ports.policies.of(of.userPoolId);
  const isAllowed = supportAccess === 'allowed' && !asked.isEmergency;
  if (isAllowed) {
    const access = grantedTo(request, OWN_POLICY, now);
    const event = supportAccessEvent('support_access.granted', access, { of, by, now });
    const told = { event, mail: await mailOf(ports, of, access) };
    // In this moment an owner may take the allowance back: then it is a request like any other.
    if (await ports.registry.create(of, access, told)) return access;
  }
  const event = supportAccessEvent('support_access.requested', request, { of, by, now });
  const mail = asked.isEmergency ? undefined : await mailOf(ports, of, request);
  if (!(await ports.registry.create(of, request, { event, mail }))) {
    throw new Error('The request for access could not be written for now.');
  }
  return request;
}
