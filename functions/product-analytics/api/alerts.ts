import type { Plans } from '../../../core/plans/plan.ts';
import type { Alert } from '../../../core/product-analytics/alert.ts';
import {
  changeAlert,
  createAlert,
  type ChangeAlertsPorts,
} from '../../../core/product-analytics/change-alerts.ts';
import { levelOf } from '../../../core/product-analytics/level-of.ts';
import { isId } from '../../../kit/id.ts';
import { pageOf } from '../../../kit/page.ts';
import { answer, refusal } from '../../edge/answer.ts';
import { claimOf } from '../../edge/claim-of.ts';
import { listOperation } from '../../edge/list-operation.ts';
import { operation } from '../../edge/operation.ts';

type AlertsPort = Pick<ChangeAlertsPorts, 'alerts'>;

export const listAlertsOperation = ({ alerts }: AlertsPort) =>
  listOperation('listAlerts', {
    isKey: (after): after is Alert['id'] => isId('aal', after),
    load: async ({ tenant: { tenantId } }, page) => pageOf(await alerts.list(tenantId), page),
    toView: toAlertView,
  });

export const createAlertOperation = (ports: ChangeAlertsPorts & { readonly plans: Plans }) =>
  operation('createAlert', async ({ principal, tenant: { tenantId }, ...input }) => {
    const { path, body: rule, idempotencyKey } = input;
    const claim = await claimOf({ principal, path, body: rule, idempotencyKey });
    const level = levelOf(ports.plans, principal);
    const created = await createAlert(ports, { tenantId, level, rule, claim });
    if (!created.ok) return refusal(created.error);
    const headers = { location: `/v1/analytics/alerts/${created.value.id}` };
    return answer(201, toAlertView(created.value), headers);
  });

export const getAlertOperation = ({ alerts }: AlertsPort) =>
  operation('getAlert', async ({ tenant: { tenantId }, params: { alertId } }) => {
    const alert = await alerts.find(tenantId, alertId);
    return alert ? answer(200, toAlertView(alert)) : refusal({ kind: 'AlertNotFound' });
  });

export const changeAlertOperation = (ports: ChangeAlertsPorts) =>
  operation('changeAlert', async ({ tenant: { tenantId }, params: { alertId: id }, body }) => {
    const changed = await changeAlert(ports, { tenantId, id }, body);
    return changed.ok ? answer(200, toAlertView(changed.value)) : refusal(changed.error);
  });

export const removeAlertOperation = ({ alerts }: AlertsPort) =>
  operation('removeAlert', async ({ tenant: { tenantId }, params: { alertId } }) =>
    (await alerts.remove(tenantId, alertId)) ? answer(204) : refusal({ kind: 'AlertNotFound' }),
  );

function toAlertView(alert: Alert) {
  const { id, name, metric, event, comparison, threshold, clearAt, windowHours } = alert;
  const { channels, isEnabled, state, since, value, evaluatedTo } = alert;
  return {
    ...{ id, name, metric, event, comparison, threshold, clearAt, windowHours },
    ...{ channels: [...channels], isEnabled, state, since: since.toISOString(), value },
    evaluatedTo: evaluatedTo?.toISOString(),
  };
}
