import type { AuditExports } from '../../../core/audit/audit-exports.ts';
import type { AuditExportJobs } from '../../../core/audit/start-export.ts';
import type { JobKey } from '../../../core/jobs/job.ts';
import { answer, refusal } from '../../edge/answer.ts';
import { operation } from '../../edge/operation.ts';
import { toExportView } from './export-view.ts';

export type GetExportPorts = {
  readonly jobs: Pick<AuditExportJobs, 'find'>;
  readonly exports: Pick<AuditExports, 'downloadLink'>;
};

async function show({ jobs, exports }: GetExportPorts, key: JobKey) {
  const found = await jobs.find(key);
  if (!found) return refusal({ kind: 'ExportNotFound' });
  const link = found.state === 'succeeded' ? await exports.downloadLink(key) : undefined;
  return answer(200, toExportView(found, link));
}

export const getExportOperation = (ports: GetExportPorts) =>
  operation('getAuditExport', ({ tenant: { tenantId }, params: { exportId: jobId } }) =>
    show(ports, { tenantId, jobId }),
  );

export const getTenantExportOperation = (ports: GetExportPorts) =>
  operation('getTenantAuditExport', ({ params: { tenantId, exportId: jobId } }) =>
    show(ports, { tenantId, jobId }),
  );
