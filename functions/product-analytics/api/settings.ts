import type { Plans } from '../../../core/plans/plan.ts';
import type { AnalyticsSettingsStore } from '../../../core/product-analytics/analytics-settings.ts';
import { levelOf } from '../../../core/product-analytics/level-of.ts';
import { putSettings } from '../../../core/product-analytics/put-settings.ts';
import { answer, refusal } from '../../edge/answer.ts';
import { operation } from '../../edge/operation.ts';

type Ports = { readonly settings: AnalyticsSettingsStore; readonly plans: Plans };

export const showAnalyticsSettingsOperation = ({ settings }: Pick<Ports, 'settings'>) =>
  operation('showAnalyticsSettings', async ({ tenant: { tenantId } }) => {
    const { dimensions } = await settings.of(tenantId);
    return answer(200, { dimensions: [...dimensions] });
  });

export const putAnalyticsSettingsOperation = ({ settings, plans }: Ports) =>
  operation('putAnalyticsSettings', async ({ principal, tenant: { tenantId }, body }) => {
    const put = await putSettings(settings, { tenantId, level: levelOf(plans, principal) }, body);
    return put.ok ? answer(200, { dimensions: [...put.value.dimensions] }) : refusal(put.error);
  });
