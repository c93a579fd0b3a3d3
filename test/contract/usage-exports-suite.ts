import { beforeEach, describe, expect, it } from 'vitest';
import type {
  ExportHead,
  PlannedReport,
  UsageExports,
} from '../../core/billing/usage/usage-exports.ts';
import { newId } from '../../kit/id.ts';

const MARCH = new Date('2027-03-01T00:00:00.000Z');

const headAt = (version: number): ExportHead => ({
  ...{ position: version * 10, version, periods: { current: MARCH, previous: MARCH } },
  totals: [{ meter: 'api_calls', periodFrom: MARCH, exact: 12n ** 24n, reported: -(2n ** 60n) }],
});

const report = (identifier: string): PlannedReport => ({
  ...{ identifier, meter: 'api_calls', units: -(2n ** 60n), time: MARCH, periodFrom: MARCH },
});

/** What every store of usage exports keeps to. */
export function describeUsageExports(name: string, empty: () => Promise<UsageExports>) {
  describe(name, () => {
    let exports: UsageExports;
    const tenantId = newId('tnt');
    beforeEach(async () => {
      exports = await empty();
    });

    it('begins with nothing, and keeps whole numbers exactly however large', async () => {
      expect(await exports.head(tenantId)).toEqual({ position: 0, totals: [], version: 0 });
      expect(await exports.plan(tenantId, headAt(1), [report('a')])).toBe(true);
      expect(await exports.head(tenantId)).toEqual(headAt(1));
      expect(await exports.open(tenantId)).toEqual([report('a')]);
    });

    it('plans once what two runs plan at once', async () => {
      const planned = await Promise.all(
        ['a', 'b', 'c'].map((id) => exports.plan(tenantId, headAt(1), [report(id)])),
      );
      expect(planned.filter(Boolean)).toHaveLength(1);
      expect(await exports.open(tenantId)).toHaveLength(1);
      expect(await exports.plan(tenantId, headAt(1), [])).toBe(false);
      expect(await exports.plan(tenantId, headAt(2), [report('d')])).toBe(true);
    });

    it('settles a report once, and keeps tenants apart', async () => {
      const other = newId('tnt');
      await exports.plan(tenantId, headAt(1), [report('a'), report('b')]);
      await exports.plan(other, headAt(1), [report('c')]);
      await exports.settle(tenantId, 'a', { status: 'delivered' });
      await exports.settle(tenantId, 'a', { status: 'refused', reason: 'again' });
      expect(await exports.open(tenantId)).toEqual([report('b')]);
      expect(await exports.open(other)).toEqual([report('c')]);
    });
  });
}
