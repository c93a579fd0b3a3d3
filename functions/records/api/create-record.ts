import { createRecord, type CreateRecordPorts } from '../../../core/records/create-record.ts';
import { etag } from '../../../kit/lambda/conditional.ts';
import { json, parseBody } from '../../../kit/lambda/http.ts';
import { problem } from '../../../kit/lambda/problem.ts';
import { idempotencyKeyOf } from '../../edge/idempotency-key-of.ts';
import type { ApiEvent } from '../../edge/request-context.ts';
import { tenantContextOf } from '../../edge/tenant-context-of.ts';
import { recordData } from '../schemas.ts';
import { invalidCollection, toProblem } from './problems.ts';
import { collectionOf } from './record-key-of.ts';

/** POST /v1/records/{collection} */
export const createRecordHandler = (ports: CreateRecordPorts) => async (event: ApiEvent) => {
  const collection = collectionOf(event);
  if (collection === null) return problem(invalidCollection);

  const body = parseBody(recordData, event);
  if (!body.ok) return problem(body.error);

  const key = idempotencyKeyOf(event);
  if (!key.ok) return problem(key.error);

  const created = await createRecord(ports, tenantContextOf(event), {
    collection,
    data: body.value,
    ...key.value,
  });
  if (!created.ok) return problem(toProblem(created.error));

  const { id, version } = created.value;
  const location = `/v1/records/${collection}/${id}`;
  return json(201, created.value, { location, ...etag(version) });
};
