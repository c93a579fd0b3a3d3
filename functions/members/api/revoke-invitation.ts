import {
  revokeInvitation,
  type RevokeInvitationPorts,
} from '../../../core/members/revoke-invitation.ts';
import { answer, refusal } from '../../edge/answer.ts';
import { operation } from '../../edge/operation.ts';
import { authorOf } from './author-of.ts';

export const revokeInvitationOperation = (ports: RevokeInvitationPorts) =>
  operation('revokeInvitation', async (input) => {
    const revoked = await revokeInvitation(ports, authorOf(input), input.params.invitationId);
    return revoked.ok ? answer(204) : refusal(revoked.error);
  });
