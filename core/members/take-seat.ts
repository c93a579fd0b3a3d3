import { fail, ok, type Result } from '../../kit/result.ts';
import type { Occasion } from '../events/domain-event.ts';
import { hasLapsed, type Invitation } from './invitation.ts';
import type { InvitationRegistry, NewInvitation } from './invitation-registry.ts';
import { ofInvitation } from './member-events.ts';
import type { MembersBusy, RoleNotFound } from './member-registry.ts';
import type { MembersOf } from './member.ts';

export type AlreadyMember = { readonly kind: 'AlreadyMember' };
export type AlreadyInvited = { readonly kind: 'AlreadyInvited' };
export type SeatLimitReached = { readonly kind: 'SeatLimitReached' };
export type TakeSeatError =
  AlreadyMember | AlreadyInvited | SeatLimitReached | RoleNotFound | MembersBusy;

export type TakeSeatPorts = { readonly invitations: InvitationRegistry; readonly now: () => Date };

/** Each time something lapsed was in the way and is removed; others may be as quick as this. */
const ATTEMPTS = 5;

/** Records the invitation; one that has lapsed stands in nobody's way, neither by its seat nor by its address. */
export async function takeSeat(
  ports: TakeSeatPorts,
  of: MembersOf,
  creation: NewInvitation,
): Promise<Result<void, TakeSeatError>> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const created = await ports.invitations.create(of, creation);
    if (created.ok) return created;
    const { error } = created;
    if (error.kind === 'RoleNotFound' || error.kind === 'MembersBusy') return fail(error);
    const obstacle =
      error.kind === 'AddressTaken'
        ? await obstacleAtAddress(ports, of, creation.invitation)
        : await obstacleAtSeats(ports, of);
    if (!obstacle.ok) return obstacle;
    for (const invitation of obstacle.value) await removeLapsed(ports, of, invitation);
  }
  return fail({ kind: 'MembersBusy' });
}

type Obstacles = Result<readonly Invitation[], TakeSeatError>;

async function obstacleAtAddress(
  { invitations, now }: TakeSeatPorts,
  of: MembersOf,
  { email, id }: Invitation,
): Promise<Obstacles> {
  const holder = await invitations.holderOf(of, email);
  if (holder === null) return ok([]);
  // A request that was repeated finds what it wrote itself.
  if (holder.invitationId === id) return fail({ kind: 'AlreadyInvited' });
  if (holder.invitationId === undefined) return fail({ kind: 'AlreadyMember' });
  const other = await invitations.find(of, holder.invitationId);
  if (other === null) return ok([]);
  return hasLapsed(other, now()) ? ok([other]) : fail({ kind: 'AlreadyInvited' });
}

async function obstacleAtSeats(
  { invitations, now }: TakeSeatPorts,
  of: MembersOf,
): Promise<Obstacles> {
  const lapsed = await invitations.lapsed(of, now());
  return lapsed.length > 0 ? ok(lapsed) : fail({ kind: 'SeatLimitReached' });
}

/** Somebody else may have removed it just now. */
async function removeLapsed(
  { invitations, now }: TakeSeatPorts,
  of: MembersOf,
  invitation: Invitation,
): Promise<void> {
  const occasion: Occasion = { time: now(), actor: { kind: 'system', id: 'members' } };
  const event = ofInvitation('invitation.lapsed', of, { invitation, occasion });
  await invitations.remove(of, { invitation, event });
}
