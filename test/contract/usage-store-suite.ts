import { beforeAll, describe, expect, it } from 'vitest';
import type {
  SeenEvents,
  UsageCommit,
  UsageReader,
  UsageStore,
} from '../../core/metering/usage-store.ts';
import { hourOf } from '../../core/metering/period.ts';
import type { UsageWindow } from '../../core/metering/usage-window.ts';
import { newId } from '../../kit/id.ts';

const NOW = new Date('2026-11-27T12:30:00Z');
const HOUR_MS = 3_600_000;
const later = new Date('2027-01-02T00:00:00Z');

const windowAt = (hoursAgo: number, more: Partial<UsageWindow> = {}): UsageWindow => {
  const start = new Date(hourOf(NOW).getTime() - hoursAgo * HOUR_MS);
  const end = new Date(start.getTime() + HOUR_MS);
  const named = { meter: 'bytes', version: 'abc', aggregation: 'sum', grain: 'hour' } as const;
  return { ...named, start, end, dimensions: { region: 'eu' }, ...more };
};

type Store = UsageStore & SeenEvents & UsageReader;

/** What every implementation of the ports promises. */
export function describeUsageStore(name: string, arrange: () => Promise<Store>): void {
  describe(name, () => {
    let store: Store;
    beforeAll(async () => {
      store = await arrange();
    });

    const commitOf = (ids: readonly string[], value: bigint, revision = 1): UsageCommit => ({
      seen: ids.map((identity) => ({ identity, messageId: `m-${identity}`, knownUntil: later })),
      members: [],
      shards: [
        {
          ...{ window: windowAt(0), shard: 3, revision, sealAt: later },
          state: { events: ids.length, value },
        },
      ],
    });

    it('writes marks and parts together, and reads them', async () => {
      const tenantId = newId('tnt');
      const value = 123_456_789_012_345_678_901_234_567_890n;
      expect(await store.commit(tenantId, commitOf(['a', 'b'], value))).toBeNull();
      expect([...(await store.known(tenantId, ['a', 'b', 'c']))].toSorted()).toEqual(['a', 'b']);
      const [shard] = await store.readShards(tenantId, [
        { window: windowAt(0), shard: 3 },
        { window: windowAt(0), shard: 4 },
      ]);
      expect(shard).toMatchObject({
        ...{ window: windowAt(0), shard: 3, revision: 1, state: { events: 2, value } },
      });
      expect(await store.known(newId('tnt'), ['a'])).toEqual(new Set());
    });

    it('writes nothing where an event was seen, and tells in which message', async () => {
      const tenantId = newId('tnt');
      await store.commit(tenantId, commitOf(['a'], 1n));
      const conflict = await store.commit(tenantId, commitOf(['a', 'b'], 2n, 2));
      expect(conflict?.seen).toEqual(new Map([['a', 'm-a']]));
      expect(await store.known(tenantId, ['b'])).toEqual(new Set());
      const [shard] = await store.readShards(tenantId, [{ window: windowAt(0), shard: 3 }]);
      expect(shard?.revision).toBe(1);
    });

    it('writes a part on its revision alone, and tells what it is', async () => {
      const tenantId = newId('tnt');
      await store.commit(tenantId, commitOf(['a'], 1n));
      const conflict = await store.commit(tenantId, commitOf(['b'], 7n, 1));
      expect(conflict?.shards).toMatchObject([{ revision: 1, state: { events: 1, value: 1n } }]);
      expect(await store.commit(tenantId, commitOf(['b'], 8n, 2))).toBeNull();
      expect((await store.commit(tenantId, commitOf(['c'], 9n, 2)))?.shards).toHaveLength(1);
    });

    it('knows a member once', async () => {
      const tenantId = newId('tnt');
      const mark = (member: string) => ({ windowId: 'w', member, knownUntil: later });
      const members = [mark('x')];
      const first = { ...commitOf(['a'], 1n), members };
      expect(await store.commit(tenantId, first)).toBeNull();
      const second = {
        ...commitOf(['b'], 2n, 2),
        members: [...members, mark('y')],
      };
      expect((await store.commit(tenantId, second))?.members).toEqual([mark('x')]);
    });

    it('lists the parts of a time, of one meter and grain, by their begin', async () => {
      const tenantId = newId('tnt');
      const windows = [
        ...[windowAt(3), windowAt(2), windowAt(1), windowAt(0)],
        ...[windowAt(1, { dimensions: { region: 'us' } }), windowAt(1, { meter: 'other' })],
        windowAt(1, { grain: 'day', aggregation: 'unique_count' }),
      ];
      const commit = {
        ...{ seen: [], members: [] },
        shards: windows.map((window) => ({
          ...{ window, shard: 0, revision: 1, state: { events: 1, value: 1n }, sealAt: null },
        })),
      };
      expect(await store.commit(tenantId, commit)).toBeNull();
      const range = {
        meter: 'bytes',
        grain: 'hour',
        start: windowAt(2).start,
        end: windowAt(0).start,
      } as const;
      const listed = await store.listShards(tenantId, range, 10);
      expect(listed.map(({ window }) => window.start)).toEqual([
        ...[windowAt(2).start, windowAt(1).start, windowAt(1).start],
      ]);
      expect(await store.listShards(tenantId, range, 2)).toHaveLength(2);
    });

    it('takes as many writes as a transaction has, from many environments at once', async () => {
      const tenantId = newId('tnt');
      const commits = Array.from({ length: 8 }, (_, shard) => ({
        members: [],
        seen: Array.from({ length: 99 }, (__, index) => ({
          ...{ identity: `${shard}-${index}`, messageId: 'm', knownUntil: later },
        })),
        shards: [
          {
            ...{ window: windowAt(0), shard, revision: 1, sealAt: later },
            state: { events: 99, value: 99n },
          },
        ],
      }));
      const written = await Promise.all(commits.map((commit) => store.commit(tenantId, commit)));
      expect(written.every((conflict) => conflict === null)).toBe(true);
      const { start, end } = windowAt(0);
      const range = { meter: 'bytes', grain: 'hour', start, end } as const;
      const shards = await store.listShards(tenantId, range, 100);
      expect(shards.reduce((sum, { state }) => sum + (state.value ?? 0n), 0n)).toBe(792n);
    });
  });
}
