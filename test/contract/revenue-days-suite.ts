import { beforeAll, describe, expect, it } from 'vitest';
import { revenueOfDay, type TenantDay } from '../../core/analytics/revenue-day.ts';
import type { RevenueDays } from '../../core/analytics/revenue-days.ts';
import { moneyOfMinor } from '../../core/money/money.ts';
import type { TenantId } from '../../core/tenancy/tenant-context.ts';
import { newId } from '../../kit/id.ts';

const usd = (minor: number) => moneyOfMinor(minor, 'usd');
const row = (tenantId: TenantId, minor: number): TenantDay => ({
  ...{ tenantId, mrr: usd(minor), billed: usd(-1), billedTotal: usd(3 * minor) },
  cost: 123_456_789_012_345_678_901n,
});
const byTenant = (rows: readonly TenantDay[]) =>
  rows.toSorted((a, b) => (a.tenantId < b.tenantId ? -1 : 1));

/** What every implementation of the port promises. */
export function describeRevenueDays(name: string, arrange: () => Promise<RevenueDays>): void {
  describe(name, () => {
    let days: RevenueDays;
    beforeAll(async () => {
      days = await arrange();
    });

    it('keeps rows of a day until it is closed, the last one of each tenant', async () => {
      const rows = Array.from({ length: 50 }, () => row(newId('tnt'), 2_900));
      const [one, other] = rows as [TenantDay, TenantDay];
      expect(await days.put('2026-10-31', rows)).toBe(true);
      expect(await days.put('2026-10-31', [row(one.tenantId, 9_900)])).toBe(true);
      expect(await days.rowsOf('2026-10-31', [one.tenantId, newId('tnt')])).toEqual([
        row(one.tenantId, 9_900),
      ]);
      expect(await days.rowsOf('2026-10-31', [])).toEqual([]);
      await days.close('2026-10-31');
      await days.close('2026-10-31');
      expect(await days.put('2026-10-31', [row(other.tenantId, 1)])).toBe(false);
      const expected = [row(one.tenantId, 9_900), ...rows.slice(1)];
      expect(byTenant(await days.rows('2026-10-31'))).toEqual(byTenant(expected));
      expect(await days.rows('2026-10-30')).toEqual([]);
    });

    it('keeps what days add up to, by month and in order', async () => {
      expect(await days.last()).toBeNull();
      const tenantId = newId('tnt');
      const sums = ['2026-12-01', '2026-11-30', '2026-11-02'].map((day, index) =>
        revenueOfDay(day, [row(tenantId, 100)], index === 0 ? [] : [row(tenantId, 100 * index)]),
      );
      for (const sum of [...sums, ...sums]) await days.keep(sum);
      expect(await days.last()).toEqual(sums[0]);
      expect(await days.ofMonth('2026-11')).toEqual([sums[2], sums[1]]);
      expect(await days.ofMonth('2026-10')).toEqual([]);
    });
  });
}
