import type { Principal } from '../../../core/access/principal.ts';
import {
  startTenantExport,
  type StartTenantExport,
  type StartTenantExportPorts,
} from '../../../core/portability/start-tenant-export.ts';
import { answer, refusal } from '../../edge/answer.ts';
import { claimOf } from '../../edge/claim-of.ts';
import { operation } from '../../edge/operation.ts';
import { toExportView } from './export-view.ts';

type Start = StartTenantExport & { readonly by: Principal; readonly at: string };

async function start(ports: StartTenantExportPorts, { by, at, ...wanted }: Start) {
  const started = await startTenantExport(ports, by, wanted);
  if (!started.ok) return refusal(started.error);
  return answer(202, toExportView(started.value), { location: `${at}/${started.value.id}` });
}

export const startOwnExportOperation = (ports: StartTenantExportPorts) =>
  operation('startOwnExport', async (input) => {
    const { principal: by, tenant } = input;
    const claim = await claimOf(input);
    return start(ports, { tenantId: tenant.tenantId, by, claim, at: '/v1/exports' });
  });

export const startTenantExportOperation = (ports: StartTenantExportPorts) =>
  operation('startTenantExport', async (input) => {
    const { operator: by, params } = input;
    const { tenantId } = params;
    const claim = await claimOf(input);
    return start(ports, { tenantId, by, claim, at: `/v1/tenants/${tenantId}/exports` });
  });
