import { fail, ok, type Result } from '../../kit/result.ts';
import type { User } from '../access/principal.ts';
import { occasionOf } from '../events/domain-event.ts';
import { membersOf, type RoleBeyondYours } from './author.ts';
import { findInvitation, type InvitationNotFound } from './find-invitation.ts';
import { lapsesAt, type Invitation, type InvitationId } from './invitation.ts';
import { digestOf, invitationToken } from './invitation-token.ts';
import { mailInvitations, type MailInvitationPorts } from './mail-invitations.ts';
import { ofInvitation } from './member-events.ts';
import type { MemberRegistry, MembersBusy } from './member-registry.ts';

export type ResendInvitationError = InvitationNotFound | RoleBeyondYours | MembersBusy;

export type ResendInvitationPorts = MailInvitationPorts & {
  readonly members: Pick<MemberRegistry, 'customRoles'>;
};

/** Mails a new token, good for another seven days; the one before stops working. */
export async function resendInvitation(
  ports: ResendInvitationPorts,
  author: User,
  id: InvitationId,
): Promise<Result<Invitation, ResendInvitationError>> {
  const found = await findInvitation(ports, author, id);
  if (!found.ok) return found;

  const before = found.value;
  const of = membersOf(author);
  const now = ports.now();
  const token = invitationToken({ userPoolId: of.userPoolId, id });
  const after: Invitation = {
    ...before,
    ...{ digest: digestOf(token), mail: 'pending', expiresAt: lapsesAt(now) },
  };
  const occasion = occasionOf(author, now);
  const event = ofInvitation('invitation.resent', of, { invitation: after, occasion });
  const renewed = await ports.invitations.renew(of, { before, after, event });
  if (!renewed.ok) {
    return fail(
      renewed.error.kind === 'MembersBusy' ? renewed.error : { kind: 'InvitationNotFound' },
    );
  }
  const mailed = await mailInvitations(ports, author, [{ invitation: after, token }]);
  return ok({ ...after, mail: mailed.get(id) ?? 'pending' });
}
