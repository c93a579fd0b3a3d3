import type { Result } from '../../kit/result.ts';
import type { IdempotencyClaim, IdempotencyKeyReused } from '../tenants/tenant-registry.ts';
import type { Alert, AlertOwner } from './alert.ts';
import type { AlertCrossed } from './alert-events.ts';

export type AlertLimitReached = { readonly kind: 'AlertLimitReached' };

export type NewAlert = {
  readonly alert: Alert;
  /** How many the owner may have. */
  readonly limit: number;
  readonly claim?: IdempotencyClaim | undefined;
};

/** The alerts of tenants, and of operators. Throws on an outage. */
export interface AlertRegistry {
  find(tenantId: AlertOwner, id: Alert['id']): Promise<Alert | null>;
  /** All of them, the first one first; they are few. */
  list(tenantId: AlertOwner): Promise<readonly Alert[]>;

  /** Of two that race for the last place one fails; a repeated request gets what its first one wrote. */
  create(creation: NewAlert): Promise<Result<Alert, AlertLimitReached | IdempotencyKeyReused>>;

  /** The alert on the revision before, and with it the event of its crossing: both or none. */
  save(alert: Alert, crossed?: AlertCrossed): Promise<boolean>;

  /** False where there is none. */
  remove(tenantId: AlertOwner, id: Alert['id']): Promise<boolean>;

  /** The longest due first. */
  listDue(now: Date): AsyncIterable<readonly Alert[]>;
}
