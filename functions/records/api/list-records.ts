import type { RecordRepository } from '../../../core/records/record-repository.ts';
import type { RecordId } from '../../../core/records/record.ts';
import { encodeCursor } from '../../../kit/cursor.ts';
import { isId } from '../../../kit/id.ts';
import { json, parseQuery } from '../../../kit/lambda/http.ts';
import { problem } from '../../../kit/lambda/problem.ts';
import { pageStart } from '../../edge/page-start.ts';
import type { ApiEvent } from '../../edge/request-context.ts';
import { pageQuery } from '../../edge/request-schemas.ts';
import { tenantContextOf } from '../../edge/tenant-context-of.ts';
import { invalidCollection } from './problems.ts';
import { collectionOf } from './record-key-of.ts';

export type ListRecordsPorts = { readonly records: Pick<RecordRepository, 'list'> };

const isRecordId = (text: string): text is RecordId => isId('rec', text);

/** GET /v1/records/{collection} */
export const listRecordsHandler =
  ({ records }: ListRecordsPorts) =>
  async (event: ApiEvent) => {
    const collection = collectionOf(event);
    if (collection === null) return problem(invalidCollection);

    const query = parseQuery(pageQuery, event);
    if (!query.ok) return problem(query.error);

    const tenant = tenantContextOf(event);
    const { limit, cursor } = query.value;
    const scope = { list: 'records', tenantId: tenant.tenantId, collection };
    const start = pageStart({ scope, cursor, isKey: isRecordId });
    if (!start.ok) return problem(start.error);

    const { items, next } = await records.list(tenant, collection, { limit, ...start.value });
    return json(200, { items, nextCursor: next && encodeCursor(scope, next) });
  };
