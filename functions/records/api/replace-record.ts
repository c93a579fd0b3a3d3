import { replaceRecord, type ReplaceRecordPorts } from '../../../core/records/replace-record.ts';
import { etag } from '../../../kit/lambda/conditional.ts';
import { json } from '../../../kit/lambda/http.ts';
import { problem } from '../../../kit/lambda/problem.ts';
import type { ApiEvent } from '../../edge/request-context.ts';
import { tenantContextOf } from '../../edge/tenant-context-of.ts';
import { recordData } from '../schemas.ts';
import { toProblem } from './problems.ts';
import { recordChangeOf } from './record-change-of.ts';

/** PUT /v1/records/{collection}/{recordId} */
export const replaceRecordHandler = (ports: ReplaceRecordPorts) => async (event: ApiEvent) => {
  const change = await recordChangeOf(ports, event, recordData);
  if (!change.ok) return problem(change.error);

  const { body: data, ...key } = change.value;
  const replaced = await replaceRecord(ports, tenantContextOf(event), { ...key, data });
  return replaced.ok
    ? json(200, replaced.value, etag(replaced.value.version))
    : problem(toProblem(replaced.error));
};
