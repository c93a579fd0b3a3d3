import { remembered } from '../../kit/remembered.ts';
import type { TenantId } from '../tenancy/tenant-context.ts';
import type { AnalyticsSettingsStore } from './analytics-settings.ts';
import { LEVELS } from './level.ts';
import type { Levels } from './level-of.ts';

export type CountingTerms = {
  readonly dimensions: readonly string[];
  readonly retentionDays: number;
};

type Ports = {
  readonly levels: Levels;
  readonly settings: Pick<AnalyticsSettingsStore, 'of'>;
};

/** Settings and plan are the tenant's choice of a minute ago at most. */
const REMEMBERED = { maxSize: 5_000, maxAgeMs: 60_000 };
/** Of a tenant without analytics now: what it sent while it had them. */
const SHORTEST_DAYS = 30;

/** By what a tenant's events are counted, and how long that is kept: as its plan and its settings say now. */
export class TenantCountingTerms {
  readonly #ports: Ports;
  readonly of = remembered((tenantId: TenantId) => this.#ask(tenantId), REMEMBERED);

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  async #ask(tenantId: TenantId): Promise<CountingTerms> {
    const { levels, settings } = this.#ports;
    const [granted, { dimensions }] = await Promise.all([
      levels.of(tenantId),
      settings.of(tenantId),
    ]);
    const level = LEVELS[granted];
    return {
      dimensions: dimensions.slice(0, level.dimensions),
      retentionDays: Math.max(level.retentionDays, SHORTEST_DAYS),
    };
  }
}
