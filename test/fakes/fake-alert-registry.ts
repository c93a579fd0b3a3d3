import type { Alert, AlertOwner } from '../../core/product-analytics/alert.ts';
import type { AlertCrossed } from '../../core/product-analytics/alert-events.ts';
import type { AlertRegistry, NewAlert } from '../../core/product-analytics/alert-registry.ts';
import { fail, ok } from '../../kit/result.ts';

type Claimed = { readonly fingerprint: string; readonly alert: Alert };

export class FakeAlertRegistry implements AlertRegistry {
  readonly alerts = new Map<string, Alert>();
  readonly events: AlertCrossed[] = [];
  readonly #claims = new Map<string, Claimed>();

  async find(tenantId: AlertOwner, id: Alert['id']): Promise<Alert | null> {
    return (await this.list(tenantId)).find((alert) => alert.id === id) ?? null;
  }

  list(tenantId: AlertOwner): Promise<readonly Alert[]> {
    return Promise.resolve(this.#of(tenantId));
  }

  #of(tenantId: AlertOwner): readonly Alert[] {
    return [...this.alerts.values()].filter((one) => one.tenantId === tenantId);
  }

  create(creation: NewAlert) {
    return Promise.resolve(this.#create(creation));
  }

  #create({ alert, limit, claim }: NewAlert) {
    const key = claim && `${alert.tenantId} ${claim.actor} ${claim.key}`;
    const earlier = key === undefined ? undefined : this.#claims.get(key);
    if (earlier) {
      return earlier.fingerprint === claim?.fingerprint
        ? ok(this.alerts.get(earlier.alert.id) ?? earlier.alert)
        : fail({ kind: 'IdempotencyKeyReused' } as const);
    }
    if (this.#of(alert.tenantId).length >= limit) {
      return fail({ kind: 'AlertLimitReached' } as const);
    }
    if (claim && key) this.#claims.set(key, { fingerprint: claim.fingerprint, alert });
    this.alerts.set(alert.id, alert);
    return ok(alert);
  }

  save(alert: Alert, crossed?: AlertCrossed): Promise<boolean> {
    if (this.alerts.get(alert.id)?.revision !== alert.revision - 1) return Promise.resolve(false);
    this.alerts.set(alert.id, alert);
    if (crossed) this.events.push(crossed);
    return Promise.resolve(true);
  }

  remove(tenantId: AlertOwner, id: Alert['id']): Promise<boolean> {
    const isThere = this.alerts.get(id)?.tenantId === tenantId;
    return Promise.resolve(isThere && this.alerts.delete(id));
  }

  async *listDue(now: Date): AsyncIterable<readonly Alert[]> {
    const due = [...this.alerts.values()].filter(({ dueAt }) => dueAt && dueAt <= now);
    yield await Promise.resolve(due);
  }
}
