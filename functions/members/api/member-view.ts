import type { z } from 'zod';
import { hasLapsed, type Invitation } from '../../../core/members/invitation.ts';
import type { Member } from '../../../core/members/member.ts';
import type { invitationView, memberView } from '../schemas.ts';

/** Listed one by one, so that nothing of sessions reaches a client. */
export const toMemberView = (member: Member): z.input<typeof memberView> => ({
  id: member.userId,
  email: member.email,
  name: member.name,
  role: member.role,
  status: member.status,
  createdAt: member.createdAt.toISOString(),
  updatedAt: member.updatedAt.toISOString(),
  version: member.version,
});

/** Without the digest of its token. */
export const toInvitationView = (
  invitation: Invitation,
  now: Date,
): z.input<typeof invitationView> => ({
  id: invitation.id,
  email: invitation.email,
  name: invitation.name,
  role: invitation.role,
  mail: invitation.mail,
  invitedBy: invitation.invitedBy,
  createdAt: invitation.createdAt.toISOString(),
  expiresAt: invitation.expiresAt.toISOString(),
  isLapsed: hasLapsed(invitation, now),
});
