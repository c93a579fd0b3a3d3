import type { RecordRepository } from '../../../core/records/record-repository.ts';
import { isCollectionName } from '../../../core/records/record.ts';
import { encodeCursor } from '../../../kit/cursor.ts';
import { json, parseQuery } from '../../../kit/lambda/http.ts';
import { problem } from '../../../kit/lambda/problem.ts';
import { pageStart } from '../../edge/page-start.ts';
import type { ApiEvent } from '../../edge/request-context.ts';
import { pageQuery } from '../../edge/request-schemas.ts';
import { tenantContextOf } from '../../edge/tenant-context-of.ts';

export type ListCollectionsPorts = { readonly records: Pick<RecordRepository, 'listCollections'> };

const isName = (text: string): text is string => isCollectionName(text);

/** GET /v1/records */
export const listCollectionsHandler =
  ({ records }: ListCollectionsPorts) =>
  async (event: ApiEvent) => {
    const query = parseQuery(pageQuery, event);
    if (!query.ok) return problem(query.error);

    const tenant = tenantContextOf(event);
    const { limit, cursor } = query.value;
    const scope = { list: 'collections', tenantId: tenant.tenantId };
    const start = pageStart({ scope, cursor, isKey: isName });
    if (!start.ok) return problem(start.error);

    const { items, next } = await records.listCollections(tenant, { limit, ...start.value });
    return json(200, { items, nextCursor: next && encodeCursor(scope, next) });
  };
