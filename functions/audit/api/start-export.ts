import type { Principal } from '../../../core/access/principal.ts';
import {
  startExport,
  type StartExport,
  type StartExportPorts,
} from '../../../core/audit/start-export.ts';
import type { TenantFinder } from '../../../core/tenants/tenant-finder.ts';
import { answer, refusal } from '../../edge/answer.ts';
import { claimOf } from '../../edge/claim-of.ts';
import { operation } from '../../edge/operation.ts';
import { toAuditFilter } from '../audit-filter.ts';
import { toExportView } from './export-view.ts';

type Start = StartExport & { readonly by: Principal; readonly at: string };

async function start(ports: StartExportPorts, { by, at, ...wanted }: Start) {
  const started = await startExport(ports, by, wanted);
  if (!started.ok) return refusal(started.error);
  return answer(202, toExportView(started.value), { location: `${at}/${started.value.id}` });
}

export const startExportOperation = (ports: StartExportPorts) =>
  operation('startAuditExport', async (input) => {
    const { principal: by, tenant, body } = input;
    const wanted = { tenantId: tenant.tenantId, filter: toAuditFilter(body) };
    const claim = await claimOf(input);
    return start(ports, { ...wanted, by, claim, at: '/v1/audit/exports' });
  });

export const startTenantExportOperation = (
  ports: StartExportPorts & { readonly tenants: TenantFinder },
) =>
  operation('startTenantAuditExport', async (input) => {
    const { operator: by, params, body } = input;
    const { tenantId } = params;
    if (!(await ports.tenants.find(tenantId))) return refusal({ kind: 'TenantNotFound' });
    const wanted = { tenantId, filter: toAuditFilter(body) };
    const claim = await claimOf(input);
    return start(ports, { ...wanted, by, claim, at: `/v1/tenants/${tenantId}/audit/exports` });
  });
