import QuickLRU from 'quick-lru';
import { limitsOfTenant } from '../plans/features-of-tenant.ts';
import type { Plans } from '../plans/plan.ts';
import type { TenantId } from '../tenancy/tenant-context.ts';
import type { TenantFinder } from '../tenants/tenant-finder.ts';
import type { AnalyticsSettingsStore } from './analytics-settings.ts';
import { LEVELS } from './level.ts';

export type CountingTerms = {
  readonly dimensions: readonly string[];
  readonly retentionDays: number;
};

type Ports = {
  readonly tenants: Pick<TenantFinder, 'find'>;
  readonly plans: Plans;
  readonly settings: Pick<AnalyticsSettingsStore, 'of'>;
};

/** Settings and plan are the tenant's choice of a minute ago at most. */
const REMEMBERED_MS = 60_000;
/** Of a tenant without analytics now: what it sent while it had them. */
const SHORTEST_DAYS = 30;

/** By what a tenant's events are counted, and how long that is kept: as its plan and its settings say now. */
export class TenantCountingTerms {
  readonly #ports: Ports;
  readonly #known = new QuickLRU<string, CountingTerms>({ maxSize: 5_000, maxAge: REMEMBERED_MS });

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  async of(tenantId: TenantId): Promise<CountingTerms> {
    const known = this.#known.get(tenantId);
    if (known) return known;
    const terms = await this.#ask(tenantId);
    this.#known.set(tenantId, terms);
    return terms;
  }

  async #ask(tenantId: TenantId): Promise<CountingTerms> {
    const { tenants, plans, settings } = this.#ports;
    const [tenant, { dimensions }] = await Promise.all([
      tenants.find(tenantId),
      settings.of(tenantId),
    ]);
    const level = LEVELS[tenant ? limitsOfTenant(plans, tenant).analytics : 'none'];
    return {
      dimensions: dimensions.slice(0, level.dimensions),
      retentionDays: Math.max(level.retentionDays, SHORTEST_DAYS),
    };
  }
}
