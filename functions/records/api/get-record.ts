import type { RecordRepository } from '../../../core/records/record-repository.ts';
import { answer, etag, refusal } from '../../edge/answer.ts';
import { operation } from '../../edge/operation.ts';
import { toRecordView } from './record-view.ts';

export type GetRecordPorts = { readonly records: Pick<RecordRepository, 'find'> };

export const getRecordOperation = ({ records }: GetRecordPorts) =>
  operation('getRecord', async ({ tenant, params: { collection, recordId: id } }) => {
    const record = await records.find(tenant, { collection, id });
    return record
      ? answer(200, toRecordView(record), etag(record.version))
      : refusal({ kind: 'RecordNotFound' });
  });
