import { hourOf } from '../../core/metering/period.ts';
import type { CountedEvent, LogPage, RawUsageLog } from '../../core/metering/raw-usage-log.ts';
import type { TenantId } from '../../core/tenancy/tenant-context.ts';

/** One part an append and hour. */
export class FakeRawUsageLog implements RawUsageLog {
  readonly #parts = new Map<string, CountedEvent[][]>();

  append(tenantId: TenantId, events: readonly CountedEvent[]): Promise<void> {
    const byHour = Map.groupBy(events, ({ event }) => hourOf(event.time).toISOString());
    for (const [hour, part] of byHour) {
      const key = `${tenantId} ${hour}`;
      this.#parts.set(key, [...(this.#parts.get(key) ?? []), part]);
    }
    return Promise.resolve();
  }

  read(tenantId: TenantId, hour: Date, after = '-1'): Promise<LogPage> {
    const parts = this.#parts.get(`${tenantId} ${hour.toISOString()}`) ?? [];
    const index = Number(after) + 1;
    const isLast = index >= parts.length - 1;
    return Promise.resolve({
      events: parts[index] ?? [],
      ...(!isLast && { next: String(index) }),
    });
  }

  all(): readonly CountedEvent[] {
    return [...this.#parts.values()].flat(2);
  }
}
