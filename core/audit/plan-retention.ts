import QuickLRU from 'quick-lru';
import { isId } from '../../kit/id.ts';
import type { TenantFinder } from '../tenants/tenant-finder.ts';
import { DEFAULT_RETENTION_DAYS, type Retention } from './retention.ts';

export type PlanRetentionPorts = {
  readonly tenants: TenantFinder;
  /** By the plan's id. */
  readonly daysPerPlan: Readonly<Record<string, number>>;
};

const REMEMBERED_MS = 5 * 60_000;

/** As the tenant's plan says now, asked once in five minutes; what is written keeps its date. */
export class PlanRetention implements Retention {
  readonly #ports: PlanRetentionPorts;
  readonly #days = new QuickLRU<string, Promise<number>>({ maxSize: 5_000, maxAge: REMEMBERED_MS });

  constructor(ports: PlanRetentionPorts) {
    this.#ports = ports;
  }

  daysOf(tenantId: string): Promise<number> {
    const known = this.#days.get(tenantId);
    if (known) return known;
    const days = this.#ask(tenantId);
    this.#days.set(tenantId, days);
    days.catch(() => this.#days.delete(tenantId));
    return days;
  }

  async #ask(tenantId: string): Promise<number> {
    const { tenants, daysPerPlan } = this.#ports;
    const plan = isId('tnt', tenantId) && (await tenants.find(tenantId))?.plan;
    if (!plan || !Object.hasOwn(daysPerPlan, plan)) return DEFAULT_RETENTION_DAYS;
    return daysPerPlan[plan] ?? DEFAULT_RETENTION_DAYS;
  }
}
