import type { MemberStatus } from '../../../core/access/membership.ts';
import {
  setMemberStatus,
  type SetMemberStatusPorts,
} from '../../../core/members/set-member-status.ts';
import { answer, etag } from '../../edge/answer.ts';
import { operation, type InputOf } from '../../edge/operation.ts';
import { operatorRefusal } from './operator-refusal.ts';
import { toOperatorView } from './operator-view.ts';

export const disableOperatorOperation = (ports: SetMemberStatusPorts) =>
  operation('disableOperator', (input) => setStatus(ports, input, 'disabled'));

export const enableOperatorOperation = (ports: SetMemberStatusPorts) =>
  operation('enableOperator', (input) => setStatus(ports, input, 'active'));

async function setStatus(
  ports: SetMemberStatusPorts,
  { operator, params }: InputOf<'disableOperator'>,
  status: MemberStatus,
) {
  const changed = await setMemberStatus(ports, operator, { userId: params.operatorId, status });
  return changed.ok
    ? answer(200, toOperatorView(changed.value), etag(changed.value.version))
    : operatorRefusal(changed.error);
}
