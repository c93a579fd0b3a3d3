import type { RecordRepository } from '../../../core/records/record-repository.ts';
import { etag } from '../../../kit/lambda/conditional.ts';
import { json } from '../../../kit/lambda/http.ts';
import { problem } from '../../../kit/lambda/problem.ts';
import type { ApiEvent } from '../../edge/request-context.ts';
import { tenantContextOf } from '../../edge/tenant-context-of.ts';
import { notFound } from './problems.ts';
import { recordKeyOf } from './record-key-of.ts';

export type GetRecordPorts = { readonly records: Pick<RecordRepository, 'find'> };

/** GET /v1/records/{collection}/{recordId} */
export const getRecordHandler =
  ({ records }: GetRecordPorts) =>
  async (event: ApiEvent) => {
    const key = recordKeyOf(event);
    const record = key && (await records.find(tenantContextOf(event), key));
    return record ? json(200, record, etag(record.version)) : problem(notFound);
  };
