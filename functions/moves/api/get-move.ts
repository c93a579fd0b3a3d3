import type { MoveRegistry } from '../../../core/moves/move-registry.ts';
import { answer, refusal } from '../../edge/answer.ts';
import { operation } from '../../edge/operation.ts';
import { toMoveView } from './move-view.ts';

export type GetMovePorts = { readonly moves: Pick<MoveRegistry, 'find'> };

export const getMoveOperation = ({ moves }: GetMovePorts) =>
  operation('getMove', async ({ params }) => {
    const move = await moves.find(params);
    return move ? answer(200, toMoveView(move)) : refusal({ kind: 'MoveNotFound' });
  });
