import type { Operator } from '../../../core/access/principal.ts';
import { occasionOf } from '../../../core/events/domain-event.ts';
import type { TenantRecords } from '../../../core/provisioning/tenant-records.ts';
import { resumeTenant } from '../../../core/tenants/resume-tenant.ts';
import { suspendTenant } from '../../../core/tenants/suspend-tenant.ts';
import type { LifePorts } from '../../../core/tenants/tenant-life.ts';
import type { Tenant } from '../../../core/tenants/tenant.ts';
import { answer, etag, refusal } from '../../edge/answer.ts';
import { operation } from '../../edge/operation.ts';
import { toTenantView, type Plans } from './tenant-view.ts';

export type SuspendTenantPorts = LifePorts & {
  readonly directory: TenantRecords;
  readonly rules: Plans;
};

export const suspendTenantOperation = (ports: SuspendTenantPorts) =>
  operation('suspendTenant', async ({ operator, params, body }) => {
    const occasion = occasionOf(operator, ports.now());
    const suspended = await suspendTenant(ports, { ...params, ...body, occasion });
    return suspended.ok ? show(ports, operator, suspended.value) : refusal(suspended.error);
  });

export const resumeTenantOperation = (ports: SuspendTenantPorts) =>
  operation('resumeTenant', async ({ operator, params, body }) => {
    const occasion = occasionOf(operator, ports.now());
    const resumed = await resumeTenant(ports, { ...params, ...body, occasion });
    return resumed.ok ? show(ports, operator, resumed.value) : refusal(resumed.error);
  });

async function show({ directory, rules }: SuspendTenantPorts, operator: Operator, tenant: Tenant) {
  const { steps = [] } = (await directory.find(operator, tenant.id)) ?? {};
  return answer(200, toTenantView({ tenant, steps }, rules), etag(tenant.version));
}
