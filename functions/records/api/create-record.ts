import { createRecord, type CreateRecordPorts } from '../../../core/records/create-record.ts';
import { storageAccountOf } from '../../../core/quotas/storage-account.ts';
import type { Plans } from '../../../core/plans/plan.ts';
import { answer, etag, refusal } from '../../edge/answer.ts';
import { operation } from '../../edge/operation.ts';
import { toRecordView } from './record-view.ts';

export const createRecordOperation = (ports: CreateRecordPorts & { readonly plans: Plans }) =>
  operation('createRecord', async ({ principal, tenant, params, body: data, idempotencyKey }) => {
    const account = storageAccountOf(ports.plans, principal);
    const request = { account, ...params, data, idempotencyKey };
    const created = await createRecord(ports, tenant, request);
    if (!created.ok) return refusal(created.error);

    const { id, version } = created.value;
    const location = `/v1/records/${params.collection}/${id}`;
    return answer(201, toRecordView(created.value), { location, ...etag(version) });
  });
