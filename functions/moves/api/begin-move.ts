import { beginMove, type BeginMovePorts } from '../../../core/moves/begin-move.ts';
import { answer, refusal } from '../../edge/answer.ts';
import { claimOf } from '../../edge/claim-of.ts';
import { operation } from '../../edge/operation.ts';
import { toMoveView } from './move-view.ts';

export const beginMoveOperation = (ports: BeginMovePorts) =>
  operation('beginMove', async (input) => {
    const { operator, params, body } = input;
    const claim = await claimOf(input);
    const started = await beginMove(ports, operator, { ...params, ...body, claim });
    if (!started.ok) return refusal(started.error);

    const location = `/v1/tenants/${params.tenantId}/moves/${started.value.id}`;
    return answer(202, toMoveView(started.value), { location });
  });
