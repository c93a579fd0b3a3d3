import type { z } from 'zod';
import type { ImportJobs } from '../../../core/portability/import-jobs.ts';
import type { TenantImport } from '../../../core/portability/import-record.ts';
import type { ImportStore } from '../../../core/portability/import-store.ts';
import {
  startTenantImport,
  type StartTenantImportPorts,
} from '../../../core/portability/start-tenant-import.ts';
import { scopeForPlatform } from '../../../core/tenancy/tenant-scope.ts';
import type { TenantFinder } from '../../../core/tenants/tenant-finder.ts';
import type { Tenant } from '../../../core/tenants/tenant.ts';
import { answer, refusal } from '../../edge/answer.ts';
import { claimOf } from '../../edge/claim-of.ts';
import { operation } from '../../edge/operation.ts';
import type { tenantImportView } from '../import-contract.ts';

export type ImportPorts = StartTenantImportPorts & {
  readonly imports: Pick<ImportJobs, 'find'>;
  readonly tenants: TenantFinder;
  readonly store: Pick<ImportStore, 'uploadLink'>;
};

export const startTenantImportOperation = (ports: ImportPorts) =>
  operation('startTenantImport', async (input) => {
    const { operator, params, body } = input;
    const { tenantId } = params;
    const claim = await claimOf(input);
    const started = await startTenantImport(ports, operator, {
      ...{ tenantId, sizeBytes: body.size, claim },
    });
    if (!started.ok) return refusal(started.error);
    const tenant = await ports.tenants.find(tenantId);
    if (!tenant) return refusal({ kind: 'TenantNotFound' });
    const location = `/v1/tenants/${tenantId}/imports/${started.value.id}`;
    return answer(202, await toView(ports, tenant, started.value), { location });
  });

export const getTenantImportOperation = (ports: ImportPorts) =>
  operation('getTenantImport', async ({ params: { tenantId, importId: jobId } }) => {
    const tenant = await ports.tenants.find(tenantId);
    if (!tenant) return refusal({ kind: 'TenantNotFound' });
    const found = await ports.imports.find({ tenantId, jobId });
    if (!found) return refusal({ kind: 'ImportNotFound' });
    return answer(200, await toView(ports, tenant, found));
  });

async function toView(
  { store }: Pick<ImportPorts, 'store'>,
  tenant: Tenant,
  job: TenantImport,
): Promise<z.input<typeof tenantImportView>> {
  const { id, tenantId, state, phase, report, startedAt, finishedAt, failure, sizeBytes } = job;
  const of = { tenant: scopeForPlatform(tenant), jobId: id };
  const isAwaited = state === 'running' && phase === 'receiving';
  const link = isAwaited ? await store.uploadLink(of, sizeBytes) : undefined;
  return {
    ...{ id, tenantId, state, phase, ...report },
    startedAt: startedAt.toISOString(),
    finishedAt: finishedAt?.toISOString(),
    failure: failure?.reason,
    ...(link && { upload: { ...link, expiresAt: link.expiresAt.toISOString() } }),
  };
}
