import { measureTenant, type MeasureTenantPorts } from '../../../core/usage/measure-tenant.ts';
import { answer, refusal } from '../../edge/answer.ts';
import { operation } from '../../edge/operation.ts';

export const measureTenantOperation = (ports: MeasureTenantPorts) =>
  operation('measureTenant', async ({ operator, params }) => {
    const usage = await measureTenant(ports, operator, params.tenantId);
    if (!usage.ok) return refusal(usage.error);

    const measuredAt = usage.value.measuredAt.toISOString();
    return answer(200, { ...usage.value, measuredAt });
  });
