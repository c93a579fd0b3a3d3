import { mergeRecord, type MergeRecordPorts } from '../../../core/records/merge-record.ts';
import { etag } from '../../../kit/lambda/conditional.ts';
import { json } from '../../../kit/lambda/http.ts';
import { problem } from '../../../kit/lambda/problem.ts';
import type { ApiEvent } from '../../edge/request-context.ts';
import { tenantContextOf } from '../../edge/tenant-context-of.ts';
import { recordPatch } from '../schemas.ts';
import { toProblem } from './problems.ts';
import { recordChangeOf } from './record-change-of.ts';

/** PATCH /v1/records/{collection}/{recordId} */
export const mergeRecordHandler = (ports: MergeRecordPorts) => async (event: ApiEvent) => {
  const change = await recordChangeOf(ports, event, recordPatch);
  if (!change.ok) return problem(change.error);

  const { body: patch, ...key } = change.value;
  const merged = await mergeRecord(ports, tenantContextOf(event), { ...key, patch });
  return merged.ok
    ? json(200, merged.value, etag(merged.value.version))
    : problem(toProblem(merged.error));
};
