import { removeMember, type RemoveMemberPorts } from '../../../core/members/remove-member.ts';
import { answer, refusal } from '../../edge/answer.ts';
import { operation } from '../../edge/operation.ts';
import { authorOf } from './author-of.ts';

export const removeMemberOperation = (ports: RemoveMemberPorts) =>
  operation('removeMember', async (input) => {
    const removed = await removeMember(ports, authorOf(input), input.params.memberId);
    return removed.ok ? answer(204) : refusal(removed.error);
  });
