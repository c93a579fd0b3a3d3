import type { Day, RevenueDay, TenantDay } from '../../core/analytics/revenue-day.ts';
import type { RevenueDays } from '../../core/analytics/revenue-days.ts';
import type { TenantId } from '../../core/tenancy/tenant-context.ts';

/** Days in memory, which keep the promises of the port; `beforeWrite` may die. */
export class FakeRevenueDays implements RevenueDays {
  readonly sums = new Map<Day, RevenueDay>();
  readonly #rows = new Map<Day, Map<TenantId, TenantDay>>();
  readonly #closed = new Set<Day>();
  beforeWrite = (): void => undefined;

  async last() {
    return [...this.sums.values()].toSorted((a, b) => (a.day < b.day ? 1 : -1))[0] ?? null;
  }

  async ofMonth(month: string) {
    return [...this.sums.values()]
      .filter(({ day }) => day.startsWith(month))
      .toSorted((a, b) => (a.day < b.day ? -1 : 1));
  }

  async rows(day: Day) {
    return [...(this.#rows.get(day)?.values() ?? [])];
  }

  async rowsOf(day: Day, tenantIds: readonly TenantId[]) {
    return (await this.rows(day)).filter(({ tenantId }) => tenantIds.includes(tenantId));
  }

  async put(day: Day, rows: readonly TenantDay[]) {
    this.beforeWrite();
    if (this.#closed.has(day)) return false;
    const known = this.#rows.get(day) ?? new Map<TenantId, TenantDay>();
    for (const row of rows) known.set(row.tenantId, row);
    this.#rows.set(day, known);
    return true;
  }

  async close(day: Day) {
    this.beforeWrite();
    this.#closed.add(day);
  }

  async keep(day: RevenueDay) {
    this.beforeWrite();
    this.sums.set(day.day, day);
  }
}
