import { isId } from '../../kit/id.ts';
import { remembered } from '../../kit/remembered.ts';
import type { TenantFinder } from '../tenants/tenant-finder.ts';
import { DEFAULT_RETENTION_DAYS, planRetentionDays, type Retention } from './retention.ts';

export type PlanRetentionPorts = {
  readonly tenants: TenantFinder;
  /** By the plan's id. */
  readonly daysPerPlan: Readonly<Record<string, number>>;
};

const REMEMBERED = { maxSize: 5_000, maxAgeMs: 5 * 60_000 };

/** As the tenant's plan says now, asked once in five minutes; what is written keeps its date. */
export class PlanRetention implements Retention {
  readonly #ports: PlanRetentionPorts;
  readonly daysOf = remembered((tenantId: string) => this.#ask(tenantId), REMEMBERED);

  constructor(ports: PlanRetentionPorts) {
    this.#ports = ports;
  }

  async #ask(tenantId: string): Promise<number> {
    const { tenants, daysPerPlan } = this.#ports;
    const plan = isId('tnt', tenantId) && (await tenants.find(tenantId))?.plan;
    return plan ? planRetentionDays(daysPerPlan, plan) : DEFAULT_RETENTION_DAYS;
  }
}
