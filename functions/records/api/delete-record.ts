import type { RecordRepository } from '../../../core/records/record-repository.ts';
import { answer, refusal } from '../../edge/answer.ts';
import { operation } from '../../edge/operation.ts';
import { admittedVersion } from './admitted-version.ts';

export type DeleteRecordPorts = { readonly records: Pick<RecordRepository, 'find' | 'delete'> };

export const deleteRecordOperation = ({ records }: DeleteRecordPorts) =>
  operation('deleteRecord', async ({ tenant, params, ifMatch }) => {
    const key = { collection: params.collection, id: params.recordId };
    const version = await admittedVersion({ records }, { ...key, tenant, ifMatch });
    if (!version.ok) return refusal(version.error);

    const deleted = await records.delete(tenant, { ...key, ...version.value });
    return deleted.ok ? answer(204) : refusal(deleted.error);
  });
