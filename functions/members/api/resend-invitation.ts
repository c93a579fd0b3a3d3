import {
  resendInvitation,
  type ResendInvitationPorts,
} from '../../../core/members/resend-invitation.ts';
import { answer, refusal } from '../../edge/answer.ts';
import { operation } from '../../edge/operation.ts';
import { authorOf } from './author-of.ts';
import { toInvitationView } from './member-view.ts';

export const resendInvitationOperation = (ports: ResendInvitationPorts) =>
  operation('resendInvitation', async (input) => {
    const resent = await resendInvitation(ports, authorOf(input), input.params.invitationId);
    return resent.ok
      ? answer(200, toInvitationView(resent.value, ports.now()))
      : refusal(resent.error);
  });
