import type { RecordRepository } from '../../../core/records/record-repository.ts';
import { isCollectionName } from '../../../core/records/record.ts';
import { listOperation } from '../../edge/list-operation.ts';

export type ListCollectionsPorts = { readonly records: Pick<RecordRepository, 'listCollections'> };

export const listCollectionsOperation = ({ records }: ListCollectionsPorts) =>
  listOperation('listCollections', {
    isKey: (after): after is string => isCollectionName(after),
    load: ({ tenant }, page) => records.listCollections(tenant, page),
    toView: ({ name, createdAt }) => ({ name, createdAt: createdAt.toISOString() }),
  });
