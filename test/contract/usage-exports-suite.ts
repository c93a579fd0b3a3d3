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
  totals: [
    {
      ...{ meter: 'api_calls', periodFrom: MARCH, toldPercent: 80 },
      ...{ exact: 12n ** 24n, reported: -(2n ** 60n) },
    },
  ],
});

const report = (identifier: string): PlannedReport => ({
  ...{ identifier, meter: 'api_calls', units: -(2n ** 60n), time: MARCH, periodFrom: MARCH },
  ...{ windowId: `window of ${identifier}`, usedAt: MARCH, isAdjustment: false },
});
const planned = (...ids: string[]) => ({ reports: ids.map(report), reached: [] });

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
      expect(await exports.plan(tenantId, headAt(1), planned('a'))).toBe(true);
      expect(await exports.head(tenantId)).toEqual(headAt(1));
      expect(await exports.open(tenantId)).toEqual([report('a')]);
    });

    it('plans once what two runs plan at once', async () => {
      const written = await Promise.all(
        ['a', 'b', 'c'].map((id) => exports.plan(tenantId, headAt(1), planned(id))),
      );
      expect(written.filter(Boolean)).toHaveLength(1);
      expect(await exports.open(tenantId)).toHaveLength(1);
      expect(await exports.plan(tenantId, headAt(1), planned())).toBe(false);
      expect(await exports.plan(tenantId, headAt(2), planned('d'))).toBe(true);
    });

    it('settles a report once, and keeps tenants apart', async () => {
      const other = newId('tnt');
      await exports.plan(tenantId, headAt(1), planned('a', 'b'));
      await exports.plan(other, headAt(1), planned('c'));
      await exports.settle(tenantId, report('a'), { status: 'delivered' });
      await exports.settle(tenantId, report('a'), { status: 'refused', reason: 'again' });
      expect(await exports.open(tenantId)).toEqual([report('b')]);
      expect(await exports.open(other)).toEqual([report('c')]);
      expect(await exports.refused(tenantId)).toEqual([]);
    });

    it('lists the adjustments on a line of an invoice, once they are delivered', async () => {
      const adjustment = (id: string) => ({ ...report(id), isAdjustment: true });
      const reports = [adjustment('a'), report('b'), adjustment('c')];
      await exports.plan(tenantId, headAt(1), { reports, reached: [] });
      const line = { meter: 'api_calls', periodFrom: MARCH };
      expect(await exports.adjustments(tenantId, line)).toEqual([]);
      for (const one of reports) await exports.settle(tenantId, one, { status: 'delivered' });
      expect(await exports.adjustments(tenantId, line)).toEqual([adjustment('a'), adjustment('c')]);
      expect(await exports.adjustments(tenantId, { ...line, meter: 'api' })).toEqual([]);
      expect(await exports.adjustments(newId('tnt'), line)).toEqual([]);
    });

    it('moves an open report with the head, and sends a refused one again', async () => {
      await exports.plan(tenantId, headAt(1), planned('a'));
      const moved = { ...report('a'), movedFrom: MARCH, isAdjustment: true };
      expect(await exports.move(tenantId, headAt(3), moved)).toBe(false);
      expect(await exports.move(tenantId, headAt(2), moved)).toBe(true);
      expect(await exports.head(tenantId)).toEqual(headAt(2));
      await exports.settle(tenantId, moved, { status: 'refused', reason: 'No such meter.' });
      expect(await exports.open(tenantId)).toEqual([]);
      const [refused] = await exports.refused(tenantId);
      expect(refused).toEqual({ ...moved, reason: 'No such meter.' });
      if (refused) await exports.reopen(tenantId, refused);
      expect(await exports.refused(tenantId)).toEqual([]);
      expect(await exports.open(tenantId)).toEqual([moved]);
    });
  });
}
