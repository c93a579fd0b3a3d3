import { newId } from '../../kit/id.ts';
import { fail, ok, type Result } from '../../kit/result.ts';
import type { InvalidDraft } from '../tenants/field-error.ts';
import type { IdempotencyClaim, IdempotencyKeyReused } from '../tenants/tenant-registry.ts';
import {
  ownerErrors,
  ruleErrors,
  type Alert,
  type AlertNotFound,
  type AlertOwner,
  type AlertRule,
} from './alert.ts';
import type { AlertLimitReached, AlertRegistry } from './alert-registry.ts';
import { LEVELS, levelTooLow, type AnalyticsLevelTooLow, type GrantedLevel } from './level.ts';

export type ChangeAlertsPorts = {
  readonly alerts: AlertRegistry;
  readonly now: () => Date;
};

type Creation = {
  readonly tenantId: AlertOwner;
  /** As many as there may be. */
  readonly limit: number;
  readonly rule: AlertRule;
  readonly claim?: IdempotencyClaim | undefined;
};

/** It is evaluated within a minute for the first time. */
export async function createAlert(
  { alerts, now }: ChangeAlertsPorts,
  { tenantId, limit, rule, claim }: Creation,
): Promise<Result<Alert, InvalidDraft | AlertLimitReached | IdempotencyKeyReused>> {
  const errors = [...ruleErrors(rule), ...ownerErrors({ ...rule, tenantId })];
  if (errors.length > 0) return fail({ kind: 'InvalidDraft', errors });
  const time = now();
  const alert: Alert = {
    ...{ ...rule, id: newId('aal'), tenantId, state: 'ok', since: time, revision: 1 },
    ...(rule.isEnabled && { dueAt: time }),
  };
  return alerts.create({ alert, limit, claim });
}

/** One of a tenant, as far as its level goes. */
export async function createAlertOfTenant(
  ports: ChangeAlertsPorts,
  { level, ...creation }: Omit<Creation, 'limit'> & { readonly level: GrantedLevel },
): Promise<Result<Alert, InvalidDraft | AnalyticsLevelTooLow | IdempotencyKeyReused>> {
  const limit = LEVELS[level].alerts;
  if (limit === 0) return fail(levelTooLow(level, 'no alerts'));
  const created = await createAlert(ports, { ...creation, limit });
  if (created.ok) return created;
  const { error } = created;
  return fail(error.kind === 'AlertLimitReached' ? levelTooLow(level, `${limit} alerts`) : error);
}

/** Null takes away what may be missing. */
export type AlertChanges = Partial<Omit<AlertRule, 'event' | 'clearAt' | 'ofTenant'>> & {
  readonly event?: string | null | undefined;
  readonly clearAt?: number | null | undefined;
};

/** How it stands is kept: what is told next is what the new rule says of that. */
export async function changeAlert(
  { alerts, now }: ChangeAlertsPorts,
  { tenantId, id }: Pick<Alert, 'tenantId' | 'id'>,
  changes: AlertChanges,
): Promise<Result<Alert, AlertNotFound | InvalidDraft>> {
  // An evaluation in between makes it another revision, and not many times in a row.
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const before = await alerts.find(tenantId, id);
    if (!before) return fail({ kind: 'AlertNotFound' });
    const after = changed(before, changes, now());
    const errors = [...ruleErrors(after), ...ownerErrors(after)];
    if (errors.length > 0) return fail({ kind: 'InvalidDraft', errors });
    if (await alerts.save(after)) return ok(after);
  }
  throw new Error('The alert changes all the time.');
}

function changed(before: Alert, changes: AlertChanges, now: Date): Alert {
  const { event = before.event, clearAt = before.clearAt, ...others } = changes;
  const wished: [string, unknown][] = Object.entries(others);
  const given = wished.filter(([, value]) => value !== undefined);
  const after = { ...before, ...(Object.fromEntries(given) as typeof others) };
  return {
    ...after,
    ...{ event: event ?? undefined, clearAt: clearAt ?? undefined },
    dueAt: after.isEnabled ? now : undefined,
    revision: before.revision + 1,
  };
}
