import { fail, ok, type Result } from '../../kit/result.ts';
import type { User } from '../access/principal.ts';
import { membersOf, refusedTarget, type RoleBeyondYours } from './author.ts';
import type { Invitation, InvitationId } from './invitation.ts';
import type { InvitationRegistry } from './invitation-registry.ts';
import type { MemberRegistry } from './member-registry.ts';

export type InvitationNotFound = { readonly kind: 'InvitationNotFound' };

export type FindInvitationPorts = {
  readonly members: Pick<MemberRegistry, 'customRoles'>;
  readonly invitations: Pick<InvitationRegistry, 'find'>;
};

/** The invitation that the author wants to change, unless its role is beyond the author's. */
export async function findInvitation(
  { members, invitations }: FindInvitationPorts,
  author: User,
  id: InvitationId,
): Promise<Result<Invitation, InvitationNotFound | RoleBeyondYours>> {
  const of = membersOf(author);
  const [invitation, custom] = await Promise.all([
    invitations.find(of, id),
    members.customRoles(of),
  ]);
  if (!invitation) return fail({ kind: 'InvitationNotFound' });
  const refused = refusedTarget(author, invitation, custom);
  return refused ? fail(refused) : ok(invitation);
}
