import { inviteMembers, type InviteMembersPorts } from '../../../core/members/invite-members.ts';
import { answer, refusal } from '../../edge/answer.ts';
import { claimOf } from '../../edge/claim-of.ts';
import { operation } from '../../edge/operation.ts';
import { authorOf } from './author-of.ts';

export const inviteMembersOperation = (ports: InviteMembersPorts) =>
  operation('inviteMembers', async (input) => {
    const { invitations: invitees } = input.body;
    const claim = await claimOf(input);
    const invited = await inviteMembers(ports, authorOf(input), { invitees, claim });
    return invited.ok ? answer(200, { items: [...invited.value] }) : refusal(invited.error);
  });
