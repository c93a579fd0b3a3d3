import { startExport, type StartExportPorts } from '../../../core/audit/start-export.ts';
import type { TenantFinder } from '../../../core/tenants/tenant-finder.ts';
import { answer, refusal } from '../../edge/answer.ts';
import { claimOf } from '../../edge/claim-of.ts';
import { operation } from '../../edge/operation.ts';
import { toAuditFilter } from '../audit-filter.ts';
import { toExportView } from './export-view.ts';

export const startExportOperation = (ports: StartExportPorts) =>
  operation('startAuditExport', async (input) => {
    const { principal, tenant, body } = input;
    const wanted = { tenantId: tenant.tenantId, filter: toAuditFilter(body) };
    const started = await startExport(ports, principal, { ...wanted, claim: await claimOf(input) });
    if (!started.ok) return refusal(started.error);
    const location = `/v1/audit/exports/${started.value.id}`;
    return answer(202, toExportView(started.value), { location });
  });

export const startTenantExportOperation = (
  ports: StartExportPorts & { readonly tenants: TenantFinder },
) =>
  operation('startTenantAuditExport', async (input) => {
    const { operator, params, body } = input;
    if (!(await ports.tenants.find(params.tenantId))) return refusal({ kind: 'TenantNotFound' });
    const wanted = { ...params, filter: toAuditFilter(body) };
    const started = await startExport(ports, operator, { ...wanted, claim: await claimOf(input) });
    if (!started.ok) return refusal(started.error);
    const location = `/v1/tenants/${params.tenantId}/audit/exports/${started.value.id}`;
    return answer(202, toExportView(started.value), { location });
  });
