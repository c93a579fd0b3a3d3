import type { Plans } from '../../../core/plans/plan.ts';
import { storageAccountOf } from '../../../core/quotas/storage-account.ts';
import { deleteRecord, type DeleteRecordPorts } from '../../../core/records/delete-record.ts';
import type { RecordRepository } from '../../../core/records/record-repository.ts';
import { answer, refusal } from '../../edge/answer.ts';
import { operation } from '../../edge/operation.ts';
import { admittedVersion } from './admitted-version.ts';

type Ports = DeleteRecordPorts & {
  readonly plans: Plans;
  readonly records: Pick<RecordRepository, 'find'>;
};

export const deleteRecordOperation = (ports: Ports) =>
  operation('deleteRecord', async ({ principal, tenant, params, ifMatch }) => {
    const key = { collection: params.collection, id: params.recordId };
    const version = await admittedVersion(ports, { ...key, tenant, ifMatch });
    if (!version.ok) return refusal(version.error);

    const account = storageAccountOf(ports.plans, principal);
    const deleted = await deleteRecord(ports, tenant, { ...key, ...version.value, account });
    return deleted.ok ? answer(204) : refusal(deleted.error);
  });
