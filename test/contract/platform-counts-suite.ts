import { beforeAll, describe, expect, it } from 'vitest';
import { wholeQuantity } from '../../core/metering/quantity.ts';
import type {
  PlatformCount,
  PlatformCounts,
} from '../../core/product-analytics/platform-counts.ts';
import { newId } from '../../kit/id.ts';

const HOUR_MS = 3_600_000;
const START = new Date('2026-11-28T10:00:00Z');
const hour = (number: number) => new Date(START.getTime() + number * HOUR_MS);

const countOf = (number: number, total: bigint, more: Partial<PlatformCount> = {}) => ({
  ...{ metric: 'api_calls' as const, grain: 'hour' as const, start: hour(number), total },
  by: { plan: { pro: total - 1n, basic: 1n }, tenant: { [newId('tnt')]: total } },
  ...more,
});

/** What every implementation of the port promises. */
export function describePlatformCounts(name: string, arrange: () => Promise<PlatformCounts>): void {
  describe(name, () => {
    let counts: PlatformCounts;
    beforeAll(async () => {
      counts = await arrange();
    });

    it('keeps each window exactly, and lists those that begin in a range in their order', async () => {
      const [one, two, three] = [2, 0, 1].map((number) =>
        countOf(number, 123_456_789_012_345_678_901n),
      ) as [PlatformCount, PlatformCount, PlatformCount];
      const day = countOf(0, 5n, { grain: 'day', metric: 'active_members' });
      for (const count of [one, two, three, day]) await counts.put(count);
      const range = { metric: 'api_calls', grain: 'hour', start: hour(0), end: hour(2) } as const;
      expect(await counts.list(range)).toEqual([two, three]);
      expect(await counts.list({ ...range, metric: 'storage' })).toEqual([]);
      expect(await counts.list({ ...range, metric: 'active_members', grain: 'day' })).toEqual([
        day,
      ]);
    });

    it('keeps the larger sum of a window', async () => {
      const range = { metric: 'errors', grain: 'hour', start: hour(0), end: hour(1) } as const;
      const sums = [wholeQuantity(7), wholeQuantity(12), wholeQuantity(9)];
      for (const total of sums) await counts.put(countOf(0, total, { metric: 'errors' }));
      expect(await counts.list(range)).toMatchObject([{ total: wholeQuantity(12) }]);
    });

    it('knows the last hour that was counted', async () => {
      expect(await counts.last()).toBeNull();
      await counts.done(hour(3));
      expect(await counts.last()).toEqual(hour(3));
    });
  });
}
