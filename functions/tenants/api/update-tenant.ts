import type { TenantRecords } from '../../../core/provisioning/tenant-records.ts';
import { objectErrors } from '../../../core/tenants/draft-errors.ts';
import { updateTenant, type UpdateTenantPorts } from '../../../core/tenants/update-tenant.ts';
import { answer, etag, refusal } from '../../edge/answer.ts';
import { versionToChange } from '../../edge/if-match.ts';
import { operation } from '../../edge/operation.ts';
import { toTenantView } from './tenant-view.ts';

export type UpdateTenantOperationPorts = Omit<UpdateTenantPorts, 'directory'> & {
  readonly directory: TenantRecords;
};

export const updateTenantOperation = (ports: UpdateTenantOperationPorts) =>
  operation(
    'updateTenant',
    async ({ operator, params: { tenantId }, body, ifMatch }) => {
      const find = () => ports.directory.find(operator, tenantId);
      const version = await versionToChange(ifMatch, async () => (await find())?.tenant.version);
      if (!version.ok) return refusal(version.error);
      if (version.value === undefined) return refusal({ kind: 'TenantNotFound' });

      const change = { tenantId, version: version.value, ...body };
      const updated = await updateTenant(ports, operator, change);
      if (!updated.ok) return refusal(updated.error);

      const { steps = [] } = (await find()) ?? {};
      const view = toTenantView({ tenant: updated.value, steps }, ports.rules);
      return answer(200, view, etag(updated.value.version));
    },
    objectErrors,
  );
