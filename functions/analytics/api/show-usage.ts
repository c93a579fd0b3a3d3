import { permissionsOf } from '../../../core/access/principal.ts';
import { tenantResult, type TenantResultPorts } from '../../../core/analytics/tenant-result.ts';
import { tenantSpend, type TenantSpendPorts } from '../../../core/analytics/tenant-spend.ts';
import { usageOverTime, type UsageSpan } from '../../../core/analytics/usage-over-time.ts';
import type { ListUsagePorts } from '../../../core/metering/list-usage.ts';
import { answer, refusal } from '../../edge/answer.ts';
import { operation, type InputOf } from '../../edge/operation.ts';
import { toCostView, toMoneyView, toSpendView, toUsageView } from './views.ts';

export type ShowUsagePorts = ListUsagePorts & TenantSpendPorts;
export type ShowTenantPorts = ShowUsagePorts & TenantResultPorts;

export const showUsageAnalytics = (ports: ShowUsagePorts) =>
  operation('showUsageAnalytics', async ({ principal, tenant: { tenantId }, query }) => {
    const span = spanOf(query, ports.now());
    const usage = await usageOverTime(ports, tenantId, span);
    if (!usage.ok) return refusal(usage.error);
    const mayReadBilling = permissionsOf(principal).includes('billing:read');
    const spend = mayReadBilling ? await tenantSpend(ports, tenantId) : null;
    return answer(200, {
      ...toUsageView(span, usage.value),
      ...(spend && { spend: toSpendView(spend) }),
    });
  });

export const showTenantAnalytics = (ports: ShowTenantPorts) =>
  operation('showTenantAnalytics', async ({ operator, params: { tenantId }, query }) => {
    const span = spanOf(query, ports.now());
    const result = await tenantResult(ports, operator, { tenantId, ...span });
    if (!result.ok) return refusal(result.error);
    const usage = await usageOverTime(ports, tenantId, span);
    if (!usage.ok) return refusal(usage.error);
    const spend = await tenantSpend(ports, tenantId);
    const { name, billed, cost, margin } = result.value;
    return answer(200, {
      ...{ tenantId, name, ...toUsageView(span, usage.value) },
      ...(spend && { spend: toSpendView(spend) }),
      ...{ billed: toMoneyView(billed), cost: toCostView(cost), margin: toMoneyView(margin) },
    });
  });

const DEFAULT_MS = 30 * 86_400_000;

type Query = InputOf<'showUsageAnalytics'>['query'];

function spanOf({ from, to, window }: Query, now: Date): UsageSpan {
  const end = to === undefined ? now : new Date(to);
  const start = from === undefined ? new Date(end.getTime() - DEFAULT_MS) : new Date(from);
  return { from: start, to: end, window };
}
