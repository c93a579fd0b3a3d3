import type { RecordRepository } from '../../../core/records/record-repository.ts';
import type { RecordId } from '../../../core/records/record.ts';
import { isId } from '../../../kit/id.ts';
import { listOperation } from '../../edge/list-operation.ts';
import { toRecordView } from './record-view.ts';

export type ListRecordsPorts = { readonly records: Pick<RecordRepository, 'list'> };

export const listRecordsOperation = ({ records }: ListRecordsPorts) =>
  listOperation('listRecords', {
    isKey: (after): after is RecordId => isId('rec', after),
    load: ({ tenant, params }, page) => records.list(tenant, params.collection, page),
    toView: toRecordView,
  });
