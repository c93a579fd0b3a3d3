import { changeMember, type ChangeMemberPorts } from '../../../core/members/change-member.ts';
import { answer, etag, refusal } from '../../edge/answer.ts';
import { operation } from '../../edge/operation.ts';
import { authorOf } from './author-of.ts';
import { toMemberView } from './member-view.ts';

export const changeMemberOperation = (ports: ChangeMemberPorts) =>
  operation('changeMember', async (input) => {
    const { params, body, ifMatch: versions } = input;
    const change = { userId: params.memberId, versions, ...body };
    const changed = await changeMember(ports, authorOf(input), change);
    return changed.ok
      ? answer(200, toMemberView(changed.value), etag(changed.value.version))
      : refusal(changed.error);
  });
