import type { RecordRepository } from '../../../core/records/record-repository.ts';
import { noContent } from '../../../kit/lambda/http.ts';
import { problem } from '../../../kit/lambda/problem.ts';
import type { ApiEvent } from '../../edge/request-context.ts';
import { tenantContextOf } from '../../edge/tenant-context-of.ts';
import { toProblem } from './problems.ts';
import { versionedKeyOf } from './record-change-of.ts';

export type DeleteRecordPorts = { readonly records: Pick<RecordRepository, 'find' | 'delete'> };

/** DELETE /v1/records/{collection}/{recordId} */
export const deleteRecordHandler =
  ({ records }: DeleteRecordPorts) =>
  async (event: ApiEvent) => {
    const key = await versionedKeyOf({ records }, event);
    if (!key.ok) return problem(key.error);

    const deleted = await records.delete(tenantContextOf(event), key.value);
    return deleted.ok ? noContent() : problem(toProblem(deleted.error));
  };
