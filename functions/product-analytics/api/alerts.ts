import { membersOf } from '../../../core/members/author.ts';
import type { MemberRegistry } from '../../../core/members/member-registry.ts';
import type { MembersOf } from '../../../core/members/member.ts';
import type { Plans } from '../../../core/plans/plan.ts';
import type { Alert } from '../../../core/product-analytics/alert.ts';
import {
  changeAlert,
  createAlertOfTenant,
  type ChangeAlertsPorts,
} from '../../../core/product-analytics/change-alerts.ts';
import { levelOf } from '../../../core/product-analytics/level-of.ts';
import type { FieldError } from '../../../core/tenants/field-error.ts';
import { isId } from '../../../kit/id.ts';
import { pageOf } from '../../../kit/page.ts';
import { answer, refusal } from '../../edge/answer.ts';
import { claimOf } from '../../edge/claim-of.ts';
import { listOperation } from '../../edge/list-operation.ts';
import { operation } from '../../edge/operation.ts';
import { toStateView } from './alert-state-view.ts';

type AlertsPort = Pick<ChangeAlertsPorts, 'alerts'>;

export const listAlertsOperation = ({ alerts }: AlertsPort) =>
  listOperation('listAlerts', {
    isKey: (after): after is Alert['id'] => isId('aal', after),
    load: async ({ tenant: { tenantId } }, page) => pageOf(await alerts.list(tenantId), page),
    toView: toAlertView,
  });

type MembersPort = { readonly members: Pick<MemberRegistry, 'find'> };
type CreatePorts = ChangeAlertsPorts & MembersPort & { readonly plans: Plans };

export const createAlertOperation = (ports: CreatePorts) =>
  operation('createAlert', async ({ principal, tenant: { tenantId }, ...input }) => {
    const { path, body: rule, idempotencyKey } = input;
    const errors = await unknownMembers(ports, membersOf(principal), rule.members);
    if (errors.length > 0) return refusal({ kind: 'InvalidDraft', errors });
    const claim = await claimOf({ principal, path, body: rule, idempotencyKey });
    const level = levelOf(ports.plans, principal);
    const created = await createAlertOfTenant(ports, { tenantId, level, rule, claim });
    if (!created.ok) return refusal(created.error);
    const headers = { location: `/v1/analytics/alerts/${created.value.id}` };
    return answer(201, toAlertView(created.value), headers);
  });

export const getAlertOperation = ({ alerts }: AlertsPort) =>
  operation('getAlert', async ({ tenant: { tenantId }, params: { alertId } }) => {
    const alert = await alerts.find(tenantId, alertId);
    return alert ? answer(200, toAlertView(alert)) : refusal({ kind: 'AlertNotFound' });
  });

export const changeAlertOperation = (ports: ChangeAlertsPorts & MembersPort) =>
  operation('changeAlert', async ({ principal, tenant: { tenantId }, params, body }) => {
    const { alertId: id } = params;
    const errors = await unknownMembers(ports, membersOf(principal), body.members ?? []);
    if (errors.length > 0) return refusal({ kind: 'InvalidDraft', errors });
    const changed = await changeAlert(ports, { tenantId, id }, body);
    return changed.ok ? answer(200, toAlertView(changed.value)) : refusal(changed.error);
  });

export const removeAlertOperation = ({ alerts }: AlertsPort) =>
  operation('removeAlert', async ({ tenant: { tenantId }, params: { alertId } }) =>
    (await alerts.remove(tenantId, alertId)) ? answer(204) : refusal({ kind: 'AlertNotFound' }),
  );

async function unknownMembers(
  { members }: MembersPort,
  of: MembersOf,
  ids: readonly string[],
): Promise<FieldError[]> {
  const found = await Promise.all(ids.map((id) => members.find(of, id)));
  return found.flatMap((member, index) =>
    member ? [] : [{ pointer: `/members/${index}`, detail: 'There is no such member.' }],
  );
}

const toAlertView = (alert: Alert) => ({
  ...toStateView(alert),
  channels: [...alert.channels],
  members: [...(alert.members ?? [])],
});
