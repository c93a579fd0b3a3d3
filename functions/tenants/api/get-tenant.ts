import type { TenantRecords } from '../../../core/provisioning/tenant-records.ts';
import { answer, etag, refusal } from '../../edge/answer.ts';
import { operation } from '../../edge/operation.ts';
import { toTenantView, type Plans } from './tenant-view.ts';

export type GetTenantPorts = {
  readonly directory: TenantRecords;
  readonly rules: Plans;
};

export const getTenantOperation = ({ directory, rules }: GetTenantPorts) =>
  operation('getTenant', async ({ operator, params }) => {
    const record = await directory.find(operator, params.tenantId);
    return record
      ? answer(200, toTenantView(record, rules), etag(record.tenant.version))
      : refusal({ kind: 'TenantNotFound' });
  });
