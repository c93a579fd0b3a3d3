import { WHOLE_PLATFORM } from '../../../core/events/domain-event.ts';
import type { Alert } from '../../../core/product-analytics/alert.ts';
import {
  changeAlert,
  createAlert,
  type ChangeAlertsPorts,
} from '../../../core/product-analytics/change-alerts.ts';
import type { TenantFinder } from '../../../core/tenants/tenant-finder.ts';
import { isId } from '../../../kit/id.ts';
import { pageOf } from '../../../kit/page.ts';
import { answer, refusal } from '../../edge/answer.ts';
import { claimOf } from '../../edge/claim-of.ts';
import { listOperation } from '../../edge/list-operation.ts';
import { operation } from '../../edge/operation.ts';
import { toStateView } from './alert-state-view.ts';

type AlertsPort = Pick<ChangeAlertsPorts, 'alerts'>;

/** Of all operators together. */
const MOST_ALERTS = 100;

export const listPlatformAlertsOperation = ({ alerts }: AlertsPort) =>
  listOperation('listPlatformAlerts', {
    isKey: (after): after is Alert['id'] => isId('aal', after),
    load: async (_, page) => pageOf(await alerts.list(WHOLE_PLATFORM), page),
    toView: toPlatformAlertView,
  });

type CreatePorts = ChangeAlertsPorts & { readonly tenants: Pick<TenantFinder, 'find'> };

export const createPlatformAlertOperation = (ports: CreatePorts) =>
  operation('createPlatformAlert', async ({ principal, path, body: rule, idempotencyKey }) => {
    const { ofTenant } = rule;
    if (ofTenant !== undefined && !(await ports.tenants.find(ofTenant))) {
      return refusal({ kind: 'TenantNotFound' });
    }
    const claim = await claimOf({ principal, path, body: rule, idempotencyKey });
    const creation = { tenantId: WHOLE_PLATFORM, limit: MOST_ALERTS, rule, claim } as const;
    const created = await createAlert(ports, creation);
    if (!created.ok) return refusal(created.error);
    const headers = { location: `/v1/platform/alerts/${created.value.id}` };
    return answer(201, toPlatformAlertView(created.value), headers);
  });

export const getPlatformAlertOperation = ({ alerts }: AlertsPort) =>
  operation('getPlatformAlert', async ({ params: { alertId } }) => {
    const alert = await alerts.find(WHOLE_PLATFORM, alertId);
    return alert ? answer(200, toPlatformAlertView(alert)) : refusal({ kind: 'AlertNotFound' });
  });

export const changePlatformAlertOperation = (ports: ChangeAlertsPorts) =>
  operation('changePlatformAlert', async ({ params: { alertId: id }, body }) => {
    const changed = await changeAlert(ports, { tenantId: WHOLE_PLATFORM, id }, body);
    return changed.ok ? answer(200, toPlatformAlertView(changed.value)) : refusal(changed.error);
  });

export const removePlatformAlertOperation = ({ alerts }: AlertsPort) =>
  operation('removePlatformAlert', async ({ params: { alertId } }) =>
    (await alerts.remove(WHOLE_PLATFORM, alertId))
      ? answer(204)
      : refusal({ kind: 'AlertNotFound' }),
  );

const toPlatformAlertView = (alert: Alert) => ({
  ...toStateView(alert),
  channels: alert.channels.filter((channel) => channel === 'email'),
  ofTenant: alert.ofTenant,
});
