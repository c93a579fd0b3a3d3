import { derivedId, newId } from '../../kit/id.ts';
import { fail, ok, type Result } from '../../kit/result.ts';
import type { User } from '../access/principal.ts';
import { occasionOf } from '../events/domain-event.ts';
import {
  isAllowedAddress,
  type TenantPolicies,
  type TenantPolicy,
} from '../identity/tenant-policy.ts';
import type { Plans } from '../plans/plan.ts';
import type { IdempotencyClaim, IdempotencyKeyReused } from '../tenants/tenant-registry.ts';
import { membersOf, refusedRole, type RoleBeyondYours, type UnknownRole } from './author.ts';
import type { InvitationClaims, InvitationOutcome } from './invitation-claims.ts';
import { digestOf, invitationToken } from './invitation-token.ts';
import { lapsesAt, type Invitation, type InvitationId } from './invitation.ts';
import { mailInvitations, type MailInvitationPorts } from './mail-invitations.ts';
import { ofInvitation } from './member-events.ts';
import type { MemberRegistry } from './member-registry.ts';
import { limitsFor } from '../plans/entitled.ts';
import { takeSeat, type TakeSeatError } from './take-seat.ts';

/** Why one of those named was not invited. */
export type NotInvited =
  TakeSeatError | UnknownRole | RoleBeyondYours | { readonly kind: 'DomainNotAllowed' };

export type Invitee = { readonly email: string; readonly role: string; readonly name?: string };

export type InviteMembersPorts = MailInvitationPorts & {
  readonly members: Pick<MemberRegistry, 'customRoles'>;
  readonly claims: InvitationClaims;
  readonly plans: Plans;
  readonly policies: TenantPolicies;
};

export type InviteMembers = {
  readonly invitees: readonly Invitee[];
  readonly claim?: IdempotencyClaim;
};

/**
 * Invites one after the other, each in a transaction of its own, and then sends the mails: what came before
 * one that is refused stands.
 */
export async function inviteMembers(
  ports: InviteMembersPorts,
  author: User,
  { invitees, claim }: InviteMembers,
): Promise<Result<readonly InvitationOutcome[], IdempotencyKeyReused>> {
  const begun = claim
    ? await ports.claims.begin(claim, ports.now())
    : ok({ startedAt: ports.now() });
  if (!begun.ok) return begun;
  if ('outcomes' in begun.value && begun.value.outcomes) return ok(begun.value.outcomes);

  const { startedAt } = begun.value;
  const custom = await ports.members.customRoles(membersOf(author));
  const policy = await ports.policies.of(author.userPoolId);
  const outcomes: InvitationOutcome[] = [];
  const tokens: { invitation: Invitation; token: string }[] = [];
  for (const [index, invitee] of invitees.entries()) {
    const id = claim
      ? derivedId('inv', startedAt, `${claim.actor}#${claim.key}#${index}`)
      : newId('inv');
    const invited = await inviteOne(ports, author, { invitee, id, custom, policy });
    if (invited.ok) tokens.push(invited.value);
    outcomes.push(outcomeOf(invitee, invited));
  }
  const mailed = await mailInvitations(ports, author, tokens);
  const told = outcomes.map((outcome) => ({
    ...outcome,
    ...(outcome.invitationId && { mail: mailed.get(outcome.invitationId) }),
  }));
  if (claim) await ports.claims.complete(claim, told);
  return ok(told);
}

type OneInvitation = {
  readonly invitee: Invitee;
  readonly id: InvitationId;
  readonly custom: Awaited<ReturnType<MemberRegistry['customRoles']>>;
  readonly policy: TenantPolicy;
};

type Invited = { readonly invitation: Invitation; readonly token: string };

async function inviteOne(
  ports: InviteMembersPorts,
  author: User,
  { invitee, id, custom, policy }: OneInvitation,
): Promise<Result<Invited, NotInvited>> {
  const refused = refusedRole(author, { role: invitee.role, custom });
  if (refused) return fail(refused);
  if (!isAllowedAddress(policy, invitee.email)) return fail({ kind: 'DomainNotAllowed' });

  const now = ports.now();
  const of = membersOf(author);
  const token = invitationToken({ userPoolId: of.userPoolId, id });
  const invitation: Invitation = {
    ...{ id, ...invitee, invitedBy: author.id, digest: digestOf(token), mail: 'pending' },
    ...{ createdAt: now, expiresAt: lapsesAt(now) },
  };
  const event = ofInvitation('member.invited', of, {
    invitation,
    occasion: occasionOf(author, now),
  });
  const seatLimit = limitsFor(ports.plans, author, now).users;
  const taken = await takeSeat(ports, of, { invitation, seatLimit, event });
  return taken.ok ? ok({ invitation, token }) : taken;
}

const outcomeOf = ({ email }: Invitee, invited: Result<Invited, NotInvited>): InvitationOutcome =>
  invited.ok
    ? { email, outcome: 'Invited', invitationId: invited.value.invitation.id }
    : { email, outcome: invited.error.kind };
