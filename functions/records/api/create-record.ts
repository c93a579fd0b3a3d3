import { createRecord, type CreateRecordPorts } from '../../../core/records/create-record.ts';
import { answer, etag, refusal } from '../../edge/answer.ts';
import { operation } from '../../edge/operation.ts';
import { toRecordView } from './record-view.ts';

export const createRecordOperation = (ports: CreateRecordPorts) =>
  operation('createRecord', async ({ tenant, params, body: data, idempotencyKey }) => {
    const created = await createRecord(ports, tenant, { ...params, data, idempotencyKey });
    if (!created.ok) return refusal(created.error);

    const { id, version } = created.value;
    const location = `/v1/records/${params.collection}/${id}`;
    return answer(201, toRecordView(created.value), { location, ...etag(version) });
  });
