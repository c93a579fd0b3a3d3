import { replaceRecord, type ReplaceRecordPorts } from '../../../core/records/replace-record.ts';
import { answer, etag, refusal } from '../../edge/answer.ts';
import { operation } from '../../edge/operation.ts';
import { admittedVersion } from './admitted-version.ts';
import { toRecordView } from './record-view.ts';

export const replaceRecordOperation = (ports: ReplaceRecordPorts) =>
  operation('replaceRecord', async ({ tenant, params, body: data, ifMatch }) => {
    const key = { collection: params.collection, id: params.recordId };
    const version = await admittedVersion(ports, { ...key, tenant, ifMatch });
    if (!version.ok) return refusal(version.error);

    const changed = await replaceRecord(ports, tenant, { ...key, ...version.value, data });
    return changed.ok
      ? answer(200, toRecordView(changed.value), etag(changed.value.version))
      : refusal(changed.error);
  });
