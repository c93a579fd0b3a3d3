import type { Plans } from '../../../core/plans/plan.ts';
import { storageAccountOf } from '../../../core/quotas/storage-account.ts';
import type { ChangeRecordPorts } from '../../../core/records/change-record.ts';
import { replaceRecord } from '../../../core/records/replace-record.ts';
import { answer, etag, refusal } from '../../edge/answer.ts';
import { operation } from '../../edge/operation.ts';
import { admittedVersion } from './admitted-version.ts';
import { toRecordView } from './record-view.ts';

type Ports = ChangeRecordPorts & { readonly plans: Plans };

export const replaceRecordOperation = (ports: Ports) =>
  operation('replaceRecord', async ({ principal, tenant, params, body: data, ifMatch }) => {
    const key = { collection: params.collection, id: params.recordId };
    const version = await admittedVersion(ports, { ...key, tenant, ifMatch });
    if (!version.ok) return refusal(version.error);

    const account = storageAccountOf(ports.plans, principal);
    const request = { ...key, ...version.value, account, data };
    const changed = await replaceRecord(ports, tenant, request);
    return changed.ok
      ? answer(200, toRecordView(changed.value), etag(changed.value.version))
      : refusal(changed.error);
  });
