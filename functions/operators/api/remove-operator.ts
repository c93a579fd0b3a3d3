import { removeMember, type RemoveMemberPorts } from '../../../core/members/remove-member.ts';
import { answer } from '../../edge/answer.ts';
import { operation } from '../../edge/operation.ts';
import { operatorRefusal } from './operator-refusal.ts';

export const removeOperatorOperation = (ports: RemoveMemberPorts) =>
  operation('removeOperator', async ({ operator, params }) => {
    const removed = await removeMember(ports, operator, params.operatorId);
    return removed.ok ? answer(204) : operatorRefusal(removed.error);
  });
