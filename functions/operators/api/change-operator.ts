import { changeMember, type ChangeMemberPorts } from '../../../core/members/change-member.ts';
import { answer, etag } from '../../edge/answer.ts';
import { operation } from '../../edge/operation.ts';
import { operatorRefusal } from './operator-refusal.ts';
import { toOperatorView } from './operator-view.ts';

export const changeOperatorOperation = (ports: ChangeMemberPorts) =>
  operation('changeOperator', async ({ operator, params, ifMatch: versions, body }) => {
    const change = { userId: params.operatorId, versions, ...body };
    const changed = await changeMember(ports, operator, change);
    return changed.ok
      ? answer(200, toOperatorView(changed.value), etag(changed.value.version))
      : operatorRefusal(changed.error);
  });
