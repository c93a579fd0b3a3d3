import type { FileRepository } from '../../../core/files/file-repository.ts';
import type { FileId } from '../../../core/files/file.ts';
import { encodeCursor } from '../../../kit/cursor.ts';
import { isId } from '../../../kit/id.ts';
import { json, parseQuery } from '../../../kit/lambda/http.ts';
import { problem } from '../../../kit/lambda/problem.ts';
import { pageStart } from '../../edge/page-start.ts';
import type { ApiEvent } from '../../edge/request-context.ts';
import { pageQuery } from '../../edge/request-schemas.ts';
import { tenantContextOf } from '../../edge/tenant-context-of.ts';
import { toSummaryView } from './file-view.ts';

export type ListFilesPorts = { readonly files: Pick<FileRepository, 'list'> };

const isFileId = (text: string): text is FileId => isId('fil', text);

/** GET /v1/files */
export const listFilesHandler =
  ({ files }: ListFilesPorts) =>
  async (event: ApiEvent) => {
    const query = parseQuery(pageQuery, event);
    if (!query.ok) return problem(query.error);

    const tenant = tenantContextOf(event);
    const { limit, cursor } = query.value;
    const scope = { list: 'files', tenantId: tenant.tenantId };
    const start = pageStart({ scope, cursor, isKey: isFileId });
    if (!start.ok) return problem(start.error);

    const { items, next } = await files.list(tenant, { limit, ...start.value });
    return json(200, {
      items: items.map(toSummaryView),
      nextCursor: next && encodeCursor(scope, next),
    });
  };
