import { mergeRecord, type MergeRecordPorts } from '../../../core/records/merge-record.ts';
import { answer, etag, refusal } from '../../edge/answer.ts';
import { operation } from '../../edge/operation.ts';
import { admittedVersion } from './admitted-version.ts';
import { toRecordView } from './record-view.ts';

export const mergeRecordOperation = (ports: MergeRecordPorts) =>
  operation('mergeRecord', async ({ tenant, params, body: patch, ifMatch }) => {
    const key = { collection: params.collection, id: params.recordId };
    const version = await admittedVersion(ports, { ...key, tenant, ifMatch });
    if (!version.ok) return refusal(version.error);

    const changed = await mergeRecord(ports, tenant, { ...key, ...version.value, patch });
    return changed.ok
      ? answer(200, toRecordView(changed.value), etag(changed.value.version))
      : refusal(changed.error);
  });
