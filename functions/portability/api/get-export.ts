import type { Principal } from '../../../core/access/principal.ts';
import { occasionOf } from '../../../core/events/domain-event.ts';
import type { JobKey } from '../../../core/jobs/job.ts';
import type { ArchiveStore } from '../../../core/portability/archive-store.ts';
import type { ExportJobs } from '../../../core/portability/export-jobs.ts';
import { exportOpened } from '../../../core/portability/portability-events.ts';
import { scopeForPlatform } from '../../../core/tenancy/tenant-scope.ts';
import type { TenantFinder } from '../../../core/tenants/tenant-finder.ts';
import { answer, refusal } from '../../edge/answer.ts';
import { operation } from '../../edge/operation.ts';
import { toExportView } from './export-view.ts';

export type GetExportPorts = {
  readonly exports: Pick<ExportJobs, 'find' | 'tell'>;
  readonly now: () => Date;
  readonly tenants: TenantFinder;
  readonly store: Pick<ArchiveStore, 'downloadLink'>;
};

type Shown = JobKey & { readonly to: Principal };

/** Whoever is given a link can take all along: it is written down before. */
async function show({ exports, tenants, store, now }: GetExportPorts, { to, ...key }: Shown) {
  const tenant = await tenants.find(key.tenantId);
  if (!tenant) return refusal({ kind: 'TenantNotFound' });
  const found = await exports.find(key);
  if (!found) return refusal({ kind: 'ExportNotFound' });
  if (found.state !== 'succeeded') return answer(200, toExportView(found));
  const of = { tenant: scopeForPlatform(tenant), jobId: key.jobId };
  const day = found.startedAt.toISOString().slice(0, 10);
  const link = await store.downloadLink(of, `${tenant.slug}-${day}.zip`);
  if (link) await exports.tell(exportOpened(found, occasionOf(to, now())));
  return answer(200, toExportView(found, link));
}

export const getOwnExportOperation = (ports: GetExportPorts) =>
  operation(
    'getOwnExport',
    ({ principal: to, tenant: { tenantId }, params: { exportId: jobId } }) =>
      show(ports, { tenantId, jobId, to }),
  );

export const getTenantExportOperation = (ports: GetExportPorts) =>
  operation('getTenantExport', ({ operator: to, params: { tenantId, exportId: jobId } }) =>
    show(ports, { tenantId, jobId, to }),
  );
