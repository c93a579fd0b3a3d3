import type { JobKey } from '../../../core/jobs/job.ts';
import type { ArchiveStore } from '../../../core/portability/archive-store.ts';
import type { ExportJobs } from '../../../core/portability/export-jobs.ts';
import { scopeForPlatform } from '../../../core/tenancy/tenant-scope.ts';
import type { TenantFinder } from '../../../core/tenants/tenant-finder.ts';
import { answer, refusal } from '../../edge/answer.ts';
import { operation } from '../../edge/operation.ts';
import { toExportView } from './export-view.ts';

export type GetExportPorts = {
  readonly exports: Pick<ExportJobs, 'find'>;
  readonly tenants: TenantFinder;
  readonly store: Pick<ArchiveStore, 'downloadLink'>;
};

async function show({ exports, tenants, store }: GetExportPorts, key: JobKey) {
  const tenant = await tenants.find(key.tenantId);
  if (!tenant) return refusal({ kind: 'TenantNotFound' });
  const found = await exports.find(key);
  if (!found) return refusal({ kind: 'ExportNotFound' });
  if (found.state !== 'succeeded') return answer(200, toExportView(found));
  const of = { tenant: scopeForPlatform(tenant), jobId: key.jobId };
  const day = found.startedAt.toISOString().slice(0, 10);
  return answer(
    200,
    toExportView(found, await store.downloadLink(of, `${tenant.slug}-${day}.zip`)),
  );
}

export const getOwnExportOperation = (ports: GetExportPorts) =>
  operation('getOwnExport', ({ tenant: { tenantId }, params: { exportId: jobId } }) =>
    show(ports, { tenantId, jobId }),
  );

export const getTenantExportOperation = (ports: GetExportPorts) =>
  operation('getTenantExport', ({ params: { tenantId, exportId: jobId } }) =>
    show(ports, { tenantId, jobId }),
  );
