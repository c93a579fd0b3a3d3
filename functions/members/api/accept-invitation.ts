import {
  acceptInvitation,
  type AcceptInvitationPorts,
} from '../../../core/members/accept-invitation.ts';
import { answer, refusal } from '../../edge/answer.ts';
import { operation } from '../../edge/operation.ts';
import { toMemberView } from './member-view.ts';

export const acceptInvitationOperation = (ports: AcceptInvitationPorts) =>
  operation('acceptInvitation', async ({ body }) => {
    const joined = await acceptInvitation(ports, body);
    if (!joined.ok) return refusal(joined.error);
    const { member, tenant } = joined.value;
    return answer(201, { member: toMemberView(member), tenant });
  });
