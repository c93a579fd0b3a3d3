import { beginMove, type BeginMovePorts } from '../../../core/moves/begin-move.ts';
import { answer, refusal } from '../../edge/answer.ts';
import { claimOf } from '../../edge/claim-of.ts';
import { operation } from '../../edge/operation.ts';
import { toMoveView } from './move-view.ts';

export const beginMoveOperation = (ports: BeginMovePorts) =>
  operation('beginMove', async (input) => {
    const { operator, params, body } = input;
    const claim = await claimOf(input);
    const begun = await beginMove(ports, operator, { ...params, ...body, claim });
    if (!begun.ok) return refusal(begun.error);

    const location = `/v1/tenants/${params.tenantId}/moves/${begun.value.id}`;
    return answer(202, toMoveView(begun.value), { location });
  });
