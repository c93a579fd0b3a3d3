import type { AlertRule } from '../../core/product-analytics/alert.ts';
import { HOUR_MS } from '../../core/product-analytics/alert.ts';
import { WHOLE_PLATFORM } from '../../core/events/domain-event.ts';
import { wholeQuantity } from '../../core/metering/quantity.ts';
import {
  changeAlert,
  createAlert,
  createAlertOfTenant,
} from '../../core/product-analytics/change-alerts.ts';
import { evaluateAlerts } from '../../core/product-analytics/evaluate-alerts.ts';
import type { GrantedLevel } from '../../core/product-analytics/level.ts';
import { meterVersion } from '../../core/metering/meter.ts';
import { trackedMeter } from '../../core/product-analytics/tracked-meter.ts';
import { newId } from '../../kit/id.ts';
import { FakeAlertRegistry } from '../fakes/fake-alert-registry.ts';
import { FakePlatformCounts } from '../fakes/fake-platform-counts.ts';
import { FakeUsageStore } from '../fakes/fake-usage-store.ts';

export const RULE: AlertRule = {
  ...{ name: 'Many', metric: 'tracked_events', comparison: 'above', threshold: 100, clearAt: 50 },
  ...{ windowHours: 1, channels: ['email'], isEnabled: true },
};

type Registry = Pick<FakeAlertRegistry, 'listDue' | 'save'>;

/** One tenant with alerts on its tracked events, over stores that live in memory. */
export class AlertWorld {
  readonly tenantId = newId('tnt');
  readonly alerts = new FakeAlertRegistry();
  readonly #store = new FakeUsageStore();
  readonly counts = new FakePlatformCounts();
  level: GrantedLevel = 'advanced';
  now = new Date('2026-11-28T00:20:00Z');

  async create(rule: Partial<AlertRule> = {}) {
    const { tenantId, level, alerts } = this;
    const creation = { tenantId, level, rule: { ...RULE, ...rule } };
    const created = await createAlertOfTenant({ alerts, now: () => this.now }, creation);
    if (!created.ok) throw new Error(created.error.kind);
    return created.value;
  }

  /** Of operators. */
  async createOfPlatform(rule: Partial<AlertRule> = {}) {
    const creation = { tenantId: WHOLE_PLATFORM, limit: 100, rule: { ...RULE, ...rule } } as const;
    const created = await createAlert({ alerts: this.alerts, now: () => this.now }, creation);
    if (!created.ok) throw new Error(created.error.kind);
    return created.value;
  }

  /** What all tenants together tracked in that hour. */
  async addedUp(hour: number, events: number): Promise<void> {
    const start = new Date(Date.UTC(2026, 10, 28, hour));
    const total = wholeQuantity(events);
    await this.counts.put({ metric: 'tracked_events', grain: 'hour', start, total, by: {} });
    await this.counts.done(start);
  }

  change(alert: { id: `aal_${string}` }, changes: Parameters<typeof changeAlert>[2]) {
    const { tenantId, alerts } = this;
    return changeAlert({ alerts, now: () => this.now }, { tenantId, id: alert.id }, changes);
  }

  /** What was tracked in the hour that began with this many hours after midnight. */
  async tracked(hour: number, events: number): Promise<void> {
    const start = new Date(Date.UTC(2026, 10, 28, hour));
    const meter = trackedMeter();
    const window = {
      ...{ meter: meter.id, version: meterVersion(meter), dimensions: { name: 'a' } },
      ...{ aggregation: 'count' as const, grain: 'hour' as const },
      ...{ start, end: new Date(start.getTime() + HOUR_MS) },
    };
    await this.#store.commit(this.tenantId, {
      ...{ seen: [], members: [] },
      shards: [{ window, shard: 0, revision: 1, state: { events }, sealAt: null }],
    });
  }

  /** As the schedule has it: twenty minutes after the end of the hour. */
  evaluateAfter(hour: number, alerts?: Registry) {
    this.now = new Date(Date.UTC(2026, 10, 28, hour + 1, 20));
    return this.evaluate(alerts);
  }

  evaluate(alerts: Registry = this.alerts) {
    const ports = {
      ...{ alerts, now: () => this.now, onError: () => undefined },
      readers: { tracked: this.#store, metered: new FakeUsageStore() },
      levels: { of: () => Promise.resolve(this.level) },
      counts: this.counts,
    };
    return evaluateAlerts(ports, new Date(this.now.getTime() + 60_000));
  }

  told() {
    return this.alerts.events.map(({ type, data: { value } }) => [type.split('.')[1], value]);
  }
}
