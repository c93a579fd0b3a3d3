import type { MoveRegistry } from '../../../core/moves/move-registry.ts';
import type { MoveId } from '../../../core/moves/move.ts';
import { isId } from '../../../kit/id.ts';
import { refusal } from '../../edge/answer.ts';
import { listOperation } from '../../edge/list-operation.ts';
import { toMoveView } from './move-view.ts';

export type ListMovesPorts = { readonly moves: Pick<MoveRegistry, 'list' | 'findTenant'> };

export const listMovesOperation = ({ moves }: ListMovesPorts) =>
  listOperation('listMoves', {
    isKey: (after): after is MoveId => isId('mov', after),
    load: async ({ operator, params: { tenantId } }, request) => {
      const page = await moves.list(operator, tenantId, request);
      // Most tenants never moved: only then is the tenant looked for.
      const isKnown = page.items.length > 0 || (await moves.findTenant(tenantId));
      return isKnown ? page : refusal({ kind: 'TenantNotFound' });
    },
    toView: toMoveView,
  });
