import type { MemberStatus } from '../../../core/access/membership.ts';
import {
  setMemberStatus,
  type SetMemberStatusPorts,
} from '../../../core/members/set-member-status.ts';
import { answer, etag, refusal } from '../../edge/answer.ts';
import { operation, type InputOf } from '../../edge/operation.ts';
import { authorOf } from './author-of.ts';
import { toMemberView } from './member-view.ts';

export const disableMemberOperation = (ports: SetMemberStatusPorts) =>
  operation('disableMember', (input) => setStatus(ports, input, 'disabled'));

export const enableMemberOperation = (ports: SetMemberStatusPorts) =>
  operation('enableMember', (input) => setStatus(ports, input, 'active'));

async function setStatus(
  ports: SetMemberStatusPorts,
  input: InputOf<'disableMember'>,
  status: MemberStatus,
) {
  const change = { userId: input.params.memberId, status };
  const changed = await setMemberStatus(ports, authorOf(input), change);
  return changed.ok
    ? answer(200, toMemberView(changed.value), etag(changed.value.version))
    : refusal(changed.error);
}
