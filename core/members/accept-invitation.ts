import { fail, ok, type Result } from '../../kit/result.ts';
import type { TenantPolicies } from '../identity/tenant-policy.ts';
import type { FieldError } from '../tenants/field-error.ts';
import { PASSWORD_POLICY, passwordErrors } from '../passwords/password-policy.ts';
import type { TenantFinder } from '../tenants/tenant-finder.ts';
import { addressKey } from './address-key.ts';
import { hasLapsed } from './invitation.ts';
import type { FoundInvitation, InvitationRegistry } from './invitation-registry.ts';
import { digestOf, refOfToken } from './invitation-token.ts';
import { memberEvent } from './member-events.ts';
import type { MemberRegistry, MembersBusy } from './member-registry.ts';
import type { MemberUsers } from './member-users.ts';
import { newMember, type Member } from './member.ts';

/** Unknown, forged, used, revoked or lapsed: one answer. */
export type InvitationInvalid = { readonly kind: 'InvitationInvalid' };
export type UnusablePerson = {
  readonly kind: 'UnusablePerson';
  readonly errors: readonly FieldError[];
};
export type AcceptInvitationError = InvitationInvalid | UnusablePerson | MembersBusy;

export type AcceptInvitationPorts = {
  readonly invitations: InvitationRegistry;
  readonly members: Pick<MemberRegistry, 'find'>;
  readonly users: MemberUsers;
  readonly tenants: TenantFinder;
  readonly policies: TenantPolicies;
  readonly now: () => Date;
};

export type AcceptInvitation = {
  readonly token: string;
  readonly password: string;
  readonly name?: string;
};

/** Who joined, and where to sign in. */
export type Joined = {
  readonly member: Member;
  readonly tenant: { readonly name: string; readonly slug: string };
};

/**
 * Makes a member of whoever has the token: the credential first, which is worth nothing without a member, then
 * the member and the end of the invitation in one transaction. A repetition goes on after a crash between.
 */
export async function acceptInvitation(
  ports: AcceptInvitationPorts,
  acceptance: AcceptInvitation,
): Promise<Result<Joined, AcceptInvitationError>> {
  const { userPoolId = 'none' } = refOfToken(acceptance.token) ?? {};
  const { passwordMinimumLength: minimumLength } = await ports.policies.of(userPoolId);
  const errors = passwordErrors(acceptance.password, { ...PASSWORD_POLICY, minimumLength });
  if (errors.length > 0) return fail(unusable('/password', errors));

  const found = await findByToken(ports, acceptance.token);
  if (!found) return fail({ kind: 'InvitationInvalid' });
  const { invitation, of } = found;
  const name = acceptance.name ?? invitation.name;
  const person = { email: invitation.email, ...(name !== undefined && { name }) };
  const user = await ports.users.ensure(of.userPoolId, person, acceptance.password);
  if (!user.ok) return fail(refusal(user.error.kind));

  const now = ports.now();
  const { userId } = user.value;
  const { role, id: invitationId } = invitation;
  const member = newMember({ ...person, userId, role, invitationId }, now);
  const event = memberEvent('member.joined', of, {
    ...{ time: now, actor: { kind: 'user', id: userId } },
    data: { userId, role, invitationId },
  });
  const accepted = await ports.invitations.accept(of, { invitation, member, event });
  if (accepted.ok) return ok({ member, tenant: await tenantOf(ports, of.tenantId) });
  if (accepted.error.kind === 'MembersBusy') return fail(accepted.error);
  await undoUser(ports, found, userId);
  return fail({ kind: 'InvitationInvalid' });
}

async function findByToken(
  { invitations, now }: AcceptInvitationPorts,
  token: string,
): Promise<FoundInvitation | null> {
  // What names nothing is looked for too, so that the time it takes tells nothing.
  const { userPoolId, id } = refOfToken(token) ?? { userPoolId: 'none', id: 'none' };
  const found = await invitations.lookUp(userPoolId, id);
  const isGood =
    found?.state === 'active' &&
    found.invitation.digest === digestOf(token) &&
    !hasLapsed(found.invitation, now());
  return isGood ? found : null;
}

/**
 * The invitation went while the credential was made. Nobody may keep a password who did not become the member:
 * it goes with the user, unless he belongs to another invitation by now. The same token used twice at once is
 * one person.
 */
async function undoUser(
  { invitations, members, users }: AcceptInvitationPorts,
  { invitation, of }: FoundInvitation,
  userId: string,
): Promise<void> {
  const member = await members.find(of, userId);
  if (member?.invitationId === invitation.id) return;
  if (member || (await invitations.holderOf(of, addressKey(invitation.email)))) {
    await users.scramblePassword(of.userPoolId, userId);
  } else {
    await users.remove(of.userPoolId, userId);
  }
}

async function tenantOf({ tenants }: AcceptInvitationPorts, tenantId: string) {
  const { name = '', slug = '' } = (await tenants.find(tenantId)) ?? {};
  return { name, slug };
}

const refusal = (kind: 'PasswordRefused' | 'PersonRefused'): UnusablePerson =>
  kind === 'PasswordRefused'
    ? unusable('/password', ['Choose another one: the user directory refuses it.'])
    : unusable('/name', ['The user directory refuses it.']);

const unusable = (pointer: string, details: readonly string[]): UnusablePerson => ({
  kind: 'UnusablePerson',
  errors: details.map((detail) => ({ pointer, detail })),
});
