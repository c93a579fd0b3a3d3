import type { QueuePlaces } from '../../../core/provisioning/provisioning-slots.ts';
import type { TenantRecords } from '../../../core/provisioning/tenant-records.ts';
import { answer, etag, refusal } from '../../edge/answer.ts';
import { operation } from '../../edge/operation.ts';
import { progressOf } from './progress-of.ts';
import { toTenantView, type Plans } from './tenant-view.ts';

export type GetTenantPorts = {
  readonly directory: TenantRecords;
  readonly rules: Plans;
  readonly places: QueuePlaces;
};

export const getTenantOperation = ({ directory, rules, places }: GetTenantPorts) =>
  operation('getTenant', async ({ operator, params }) => {
    const record = await directory.find(operator, params.tenantId);
    if (!record) return refusal({ kind: 'TenantNotFound' });
    const view = { ...toTenantView(record, rules), ...(await progressOf(places, record)) };
    return answer(200, view, etag(record.tenant.version));
  });
