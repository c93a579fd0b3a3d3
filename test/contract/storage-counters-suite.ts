import { describe, expect, it } from 'vitest';
import type { StorageCounters } from '../../core/quotas/storage-counters.ts';
import { quotaReached } from '../../core/quotas/quota-events.ts';
import { newId } from '../../kit/id.ts';

export type CountersHarness = {
  readonly counters: StorageCounters;
  /** Sets the clock of the counters so many seconds on. */
  readonly pass: (seconds: number) => void;
  readonly now: () => Date;
  readonly eventsOf: (tenantId: string) => Promise<readonly object[]>;
};

/** What every implementation of the port promises. */
export function describeStorageCounters(
  name: string,
  arrange: () => Promise<CountersHarness>,
): void {
  const started = async (limitBytes: number | 'unlimited' = 100) => {
    const harness = await arrange();
    const tenantId = newId('tnt');
    const account = { tenantId, limitBytes };
    const used = async () => {
      const { usedBytes, reservedBytes } = await harness.counters.find(tenantId);
      return [usedBytes, reservedBytes];
    };
    const reserve = (bytes: number, seconds = 60) => {
      const endsAt = new Date(harness.now().getTime() + seconds * 1000);
      const file = { fileId: newId('fil'), bytes };
      return { file, reserved: harness.counters.reserve(account, { ...file, endsAt }) };
    };
    return { ...harness, tenantId, account, used, reserve };
  };

  describe(`${name}: used bytes`, () => {
    it('are taken up to the limit and not above it, however many ask at once', async () => {
      const { counters, account, used } = await started();
      const asked = Array.from({ length: 30 }, () => counters.take(account, 7));
      const taken = (await Promise.all(asked)).filter(({ ok }) => ok);
      expect(taken).toHaveLength(14);
      expect(await used()).toEqual([98, 0]);
      expect(await counters.take(account, 3)).toMatchObject({
        error: { kind: 'StorageFull', count: { usedBytes: 98 } },
      });
      expect(await counters.take(account, 2)).toMatchObject({ value: { usedBytes: 100 } });
    });

    it('are refused above the limit to who has nothing yet', async () => {
      const { counters, account, used } = await started();
      expect(await counters.take(account, 101)).toMatchObject({ error: { kind: 'StorageFull' } });
      expect(await used()).toEqual([0, 0]);
    });

    it('are given back, and their changes add up', async () => {
      const { counters, account, tenantId } = await started();
      await counters.take(account, 60);
      expect(await counters.giveBack(tenantId, 20)).toMatchObject({
        usedBytes: 40,
        changedBytes: 80,
      });
    });

    it('have no end without a limit', async () => {
      const { counters, account } = await started('unlimited');
      expect(await counters.take(account, 2 ** 50)).toMatchObject({ ok: true });
    });
  });

  describe(`${name}: a reservation`, () => {
    it('keeps its bytes from others until it ends, and then gives them back by itself', async () => {
      const { counters, account, pass, reserve, used } = await started();
      expect(await reserve(90).reserved).toMatchObject({ value: { reservedBytes: 90 } });
      expect(await used()).toEqual([0, 90]);
      expect(await counters.take(account, 11)).toMatchObject({ ok: false });
      pass(80);
      expect(await used()).toEqual([0, 0]);
      expect(await counters.take(account, 100)).toMatchObject({ ok: true });
    });

    it('becomes used bytes once, in time and late', async () => {
      const { counters, tenantId, pass, reserve, used } = await started();
      const early = reserve(30);
      const late = reserve(20);
      await Promise.all([early.reserved, late.reserved]);
      expect(await counters.countFile(tenantId, early.file)).toBe(true);
      expect(await counters.countFile(tenantId, early.file)).toBe(false);
      expect(await used()).toEqual([30, 20]);
      pass(80);
      await reserve(50).reserved;
      expect(await counters.countFile(tenantId, late.file)).toBe(true);
      expect(await used()).toEqual([50, 50]);
    });

    it('of many at once never goes above the limit', async () => {
      const { account, counters, reserve, used } = await started();
      const asked = Array.from({ length: 50 }, () => reserve(10));
      const outcomes = await Promise.all(asked.map(({ reserved }) => reserved));
      const files = asked.filter((_, index) => outcomes[index]?.ok).map(({ file }) => file);
      expect(files).toHaveLength(10);
      await Promise.all(files.map((file) => counters.countFile(account.tenantId, file)));
      expect(await used()).toEqual([100, 0]);
    });

    it('of a file that is deleted before its upload was told of is over, and counts no more', async () => {
      const { counters, tenantId, reserve, used } = await started();
      const { file, reserved } = reserve(30);
      await reserved;
      expect(await counters.forgetFile(tenantId, file)).toBe(true);
      expect(await counters.countFile(tenantId, file)).toBe(false);
      expect(await used()).toEqual([0, 0]);
    });
  });

  describe(`${name}: a file`, () => {
    it('gives its bytes back once, with many deletions at once', async () => {
      const { counters, tenantId, account, reserve, used } = await started();
      await counters.take(account, 10);
      const { file, reserved } = reserve(30);
      await reserved;
      await counters.countFile(tenantId, file);
      const forgotten = Array.from({ length: 5 }, () => counters.forgetFile(tenantId, file));
      expect((await Promise.all(forgotten)).filter(Boolean)).toHaveLength(1);
      expect(await used()).toEqual([10, 0]);
    });

    it('from before there were counters gives its bytes back once too', async () => {
      const { counters, tenantId, account, used } = await started();
      await counters.take(account, 50);
      const file = { fileId: newId('fil'), bytes: 20 };
      expect(await counters.forgetFile(tenantId, file)).toBe(true);
      expect(await counters.forgetFile(tenantId, file)).toBe(false);
      expect(await used()).toEqual([30, 0]);
    });
  });

  describe(`${name}: a correction`, () => {
    it('is made while the counter is as it was seen, and not later', async () => {
      const { counters, tenantId, account, used } = await started();
      await counters.take(account, 50);
      const seen = await counters.find(tenantId);
      const at = new Date('2026-11-27T03:00:00Z');
      expect(await counters.correct(tenantId, { seen, addedBytes: -20 }, at)).toBe(true);
      expect(await counters.find(tenantId)).toMatchObject({ usedBytes: 30, correctedAt: at });
      await counters.take(account, 1);
      expect(await counters.correct(tenantId, { seen, addedBytes: 9 }, at)).toBe(false);
      expect(await used()).toEqual([31, 0]);
    });

    it('makes the counter of a tenant from before', async () => {
      const { counters, tenantId, account } = await started();
      const seen = await counters.find(tenantId);
      expect(await counters.correct(tenantId, { seen, addedBytes: 99 }, new Date())).toBe(true);
      expect(await counters.take(account, 2)).toMatchObject({ ok: false });
      expect(await counters.take(account, 1)).toMatchObject({ ok: true });
    });
  });

  describe(`${name}: what the owners are told`, () => {
    it('is written with its event once', async () => {
      const { counters, tenantId, account, eventsOf, now } = await started();
      await counters.take(account, 80);
      const data = { quota: 'storage', percent: 80, used: 80, limit: 100 } as const;
      const telling = { from: 0, to: 80, event: quotaReached(tenantId, data, now()) } as const;
      await Promise.all([counters.tell(tenantId, telling), counters.tell(tenantId, telling)]);
      expect(await counters.find(tenantId)).toMatchObject({ toldPercent: 80 });
      expect(await eventsOf(tenantId)).toMatchObject([{ type: 'quota.reached', data }]);
      await counters.tell(tenantId, { from: 80, to: 0 });
      expect(await counters.find(tenantId)).toMatchObject({ toldPercent: 0 });
    });
  });
}
