import { fail, type Result } from '../../kit/result.ts';
import type { User } from '../access/principal.ts';
import { occasionOf } from '../events/domain-event.ts';
import { membersOf, type RoleBeyondYours } from './author.ts';
import { findInvitation, type InvitationNotFound } from './find-invitation.ts';
import type { InvitationId } from './invitation.ts';
import type { InvitationRegistry } from './invitation-registry.ts';
import { ofInvitation } from './member-events.ts';
import type { MemberRegistry, MembersBusy } from './member-registry.ts';

export type RevokeInvitationError = InvitationNotFound | RoleBeyondYours | MembersBusy;

export type RevokeInvitationPorts = {
  readonly members: Pick<MemberRegistry, 'customRoles'>;
  readonly invitations: InvitationRegistry;
  readonly now: () => Date;
};

/** A token may be renewed at this very moment: then the new one is revoked. */
const ATTEMPTS = 3;

/** Takes an invitation back: its token is worth nothing from now on, and its seat is free. */
export async function revokeInvitation(
  ports: RevokeInvitationPorts,
  author: User,
  id: InvitationId,
): Promise<Result<void, RevokeInvitationError>> {
  const of = membersOf(author);
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const found = await findInvitation(ports, author, id);
    if (!found.ok) return found;
    const invitation = found.value;
    const occasion = occasionOf(author, ports.now());
    const event = ofInvitation('invitation.revoked', of, { invitation, occasion });
    const removed = await ports.invitations.remove(of, { invitation, event });
    if (removed.ok) return removed;
    if (removed.error.kind === 'MembersBusy') return fail(removed.error);
  }
  return fail({ kind: 'InvitationNotFound' });
}
