import type { MoveRegistry } from '../../../core/moves/move-registry.ts';
import { encodeCursor } from '../../../kit/cursor.ts';
import { isId } from '../../../kit/id.ts';
import { json, parseQuery } from '../../../kit/lambda/http.ts';
import { problem } from '../../../kit/lambda/problem.ts';
import { operatorContextOf } from '../../edge/operator-context-of.ts';
import { pageStart } from '../../edge/page-start.ts';
import type { ApiEvent } from '../../edge/request-context.ts';
import { pageQuery } from '../../edge/request-schemas.ts';
import { tenantIdOf } from './ids-of.ts';
import { toMoveView } from './move-view.ts';
import { noSuchTenant } from './problems.ts';

export type ListMovesPorts = { readonly moves: Pick<MoveRegistry, 'list' | 'findTenant'> };

/** GET /v1/tenants/{tenantId}/moves */
export const listMovesHandler =
  ({ moves }: ListMovesPorts) =>
  async (event: ApiEvent) => {
    const tenantId = tenantIdOf(event);
    if (tenantId === null) return problem(noSuchTenant);
    const query = parseQuery(pageQuery, event);
    if (!query.ok) return problem(query.error);

    const { limit, cursor } = query.value;
    const scope = { list: 'moves', tenantId };
    const start = pageStart({ scope, cursor, isKey: (after) => isId('mov', after) });
    if (!start.ok) return problem(start.error);

    const page = await moves.list(operatorContextOf(event), tenantId, { limit, ...start.value });
    // Most tenants never moved: only then is the tenant looked for.
    if (page.items.length === 0 && !(await moves.findTenant(tenantId)))
      return problem(noSuchTenant);
    return json(200, {
      items: page.items.map(toMoveView),
      nextCursor: page.next && encodeCursor(scope, page.next),
    });
  };
