import type { TenantDirectory } from '../../../core/tenants/tenant-directory.ts';
import { encodeCursor } from '../../../kit/cursor.ts';
import { isId } from '../../../kit/id.ts';
import { json, parseQuery } from '../../../kit/lambda/http.ts';
import { problem } from '../../../kit/lambda/problem.ts';
import { operatorContextOf } from '../../edge/operator-context-of.ts';
import { pageStart } from '../../edge/page-start.ts';
import type { ApiEvent } from '../../edge/request-context.ts';
import { tenantsQuery } from '../schemas.ts';
import { toSummaryView } from './tenant-view.ts';

export type ListTenantsPorts = { readonly directory: Pick<TenantDirectory, 'list'> };

/** GET /v1/tenants */
export const listTenantsHandler =
  ({ directory }: ListTenantsPorts) =>
  async (event: ApiEvent) => {
    const query = parseQuery(tenantsQuery, event);
    if (!query.ok) return problem(query.error);

    const { status: state, plan, q: search, limit, cursor } = query.value;
    const scope = { list: 'tenants', state, plan, search };
    const start = pageStart({ scope, cursor, isKey: (after) => isId('tnt', after) });
    if (!start.ok) return problem(start.error);

    const page = await directory.list(operatorContextOf(event), {
      state,
      plan,
      search,
      limit,
      ...start.value,
    });
    return json(200, {
      items: page.items.map(toSummaryView),
      nextCursor: page.next && encodeCursor(scope, page.next),
    });
  };
