import type { MoveRegistry } from '../../../core/moves/move-registry.ts';
import { json } from '../../../kit/lambda/http.ts';
import { problem } from '../../../kit/lambda/problem.ts';
import type { ApiEvent } from '../../edge/request-context.ts';
import { moveIdOf, tenantIdOf } from './ids-of.ts';
import { toMoveView } from './move-view.ts';
import { noSuchMove } from './problems.ts';

export type GetMovePorts = { readonly moves: Pick<MoveRegistry, 'find'> };

/** GET /v1/tenants/{tenantId}/moves/{moveId} */
export const getMoveHandler =
  ({ moves }: GetMovePorts) =>
  async (event: ApiEvent) => {
    const [tenantId, moveId] = [tenantIdOf(event), moveIdOf(event)];
    const move = tenantId && moveId && (await moves.find({ tenantId, moveId }));
    return move ? json(200, toMoveView(move)) : problem(noSuchMove);
  };
