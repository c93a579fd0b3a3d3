import { beforeEach, describe, expect, it } from 'vitest';
import type { DueExport, DueExports } from '../../core/billing/usage/due-exports.ts';
import type { TenantId } from '../../core/tenancy/tenant-context.ts';
import { newId } from '../../kit/id.ts';

export type DueExportsWorld = {
  readonly due: DueExports;
  /** Seals another window of the tenant's. */
  readonly seal: (tenantId: TenantId, now: Date) => Promise<void>;
};

const START = new Date('2027-03-01T00:00:00.000Z');
const at = (minutes: number) => new Date(START.getTime() + minutes * 60_000);

/** What tells whose usage waits to be exported keeps to. */
export function describeDueExports(name: string, empty: () => Promise<DueExportsWorld>) {
  describe(name, () => {
    const tenantId = newId('tnt');
    let world: DueExportsWorld;
    beforeEach(async () => {
      world = await empty();
    });

    const list = async (now: Date) => {
      const found: DueExport[] = [];
      for await (const page of world.due.list(now)) found.push(...page);
      return found;
    };
    const first = async (now: Date) => {
      const [due] = await list(now);
      if (!due) throw new Error('Nothing is due.');
      return due;
    };

    it('tells of whom something was sealed, since when', async () => {
      expect(await list(at(0))).toEqual([]);
      await world.seal(tenantId, at(1));
      await world.seal(tenantId, at(2));
      expect(await list(at(0))).toEqual([]);
      expect(await list(at(3))).toEqual([{ tenantId, since: at(1), dueAt: at(1) }]);
    });

    it('lets one run take a tenant, until then', async () => {
      await world.seal(tenantId, at(1));
      const due = await first(at(1));
      const taken = await Promise.all([world.due.take(due, at(5)), world.due.take(due, at(5))]);
      expect(taken.filter(Boolean)).toEqual([{ tenantId, since: at(1), dueAt: at(5) }]);
      // What is sealed meanwhile does not take it from that run.
      await world.seal(tenantId, at(2));
      expect(await list(at(4))).toEqual([]);
      expect(await list(at(5))).toHaveLength(1);
    });

    it('is settled where nothing was sealed since, and else due at once', async () => {
      await world.seal(tenantId, at(1));
      const taken = await world.due.take(await first(at(1)), at(5));
      if (!taken) throw new Error('It was taken.');
      await world.seal(tenantId, at(2));
      await world.due.settle(taken, 1, at(3));
      const again = await world.due.take(await first(at(3)), at(8));
      if (!again) throw new Error('It was taken.');
      // Whose time is over settles nothing.
      await world.due.settle(taken, 2, at(4));
      expect(await list(at(9))).toHaveLength(1);
      await world.due.settle(again, 2, at(4));
      expect(await list(at(9))).toEqual([]);
    });

    it('marks again of whom something was sealed ever', async () => {
      await world.due.mark(tenantId, at(0));
      expect(await list(at(1))).toEqual([]);
      await world.seal(tenantId, at(1));
      const taken = await world.due.take(await first(at(1)), at(5));
      if (taken) await world.due.settle(taken, 1, at(2));
      await world.due.mark(tenantId, at(3));
      expect(await list(at(3))).toEqual([{ tenantId, since: at(3), dueAt: at(3) }]);
    });
  });
}
