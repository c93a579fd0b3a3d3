import { describe, expect, it } from 'vitest';
import { StorageQuota } from '../../../core/quotas/storage-quota.ts';
import { percentToTell } from '../../../core/quotas/told-percent.ts';
import { EMPTY_STORAGE } from '../../../core/quotas/storage-count.ts';
import { newId } from '../../../kit/id.ts';
import { FakeStorageCounters } from '../../fakes/fake-storage-counters.ts';

function arrange(limitBytes = 100) {
  const counters = new FakeStorageCounters();
  const account = { tenantId: newId('tnt'), limitBytes };
  const told = () => counters.events.map(({ data }) => (data as { percent: number }).percent);
  return { counters, quota: new StorageQuota(counters), account, told };
}

describe('StorageQuota', () => {
  it('tells of 80 and of 100 percent once each, and again only after the use fell below 80', async () => {
    const { quota, account, told } = arrange();
    await quota.take(account, 79);
    expect(told()).toEqual([]);
    await quota.take(account, 1);
    await quota.take(account, 1);
    expect(told()).toEqual([80]);
    await quota.take(account, 19);
    expect(told()).toEqual([80, 100]);

    await quota.giveBack(account, 10);
    await quota.take(account, 10);
    expect(told()).toEqual([80, 100]);
    await quota.giveBack(account, 21);
    await quota.take(account, 2);
    expect(told()).toEqual([80, 100, 80]);
  });

  it('tells of the end where something does not fit a quota that is nearly used up', async () => {
    const { quota, account, told } = arrange();
    await quota.take(account, 95);
    const refused = await quota.take(account, 6);
    expect(refused).toEqual({
      ok: false,
      error: { kind: 'StorageQuotaReached', usedBytes: 95, reservedBytes: 0, limitBytes: 100 },
    });
    await quota.take(account, 6);
    expect(told()).toEqual([80, 100]);
  });

  it('tells nothing of a large file that does not fit an empty quota', async () => {
    const { quota, account, told } = arrange();
    expect(await quota.take(account, 101)).toMatchObject({ ok: false });
    expect(told()).toEqual([]);
  });

  it('tells of files as it does of records', async () => {
    const { quota, account, told } = arrange();
    const file = { fileId: newId('fil'), bytes: 85 };
    await quota.reserve(account, { ...file, endsAt: new Date(Date.now() + 60_000) });
    expect(told()).toEqual([]);
    await quota.countFile(account, file);
    await quota.countFile(account, file);
    expect(told()).toEqual([80]);
  });

  it('refuses all that is larger, and nothing that is smaller, where the plan became smaller', async () => {
    const { quota, account, told, counters } = arrange(1000);
    await quota.take(account, 500);
    const smaller = { ...account, limitBytes: 100 };
    expect(await quota.take(smaller, 1)).toMatchObject({ ok: false });
    expect(told()).toEqual([100]);
    await quota.giveBack(smaller, 450);
    expect(await counters.find(account.tenantId)).toMatchObject({ usedBytes: 50, toldPercent: 0 });
    expect(await quota.take(smaller, 50)).toMatchObject({ ok: true });
  });

  it('counts nothing for a change that adds nothing', async () => {
    const { quota, account, counters } = arrange(0);
    expect(await quota.take(account, 0)).toMatchObject({ ok: true });
    expect(await quota.take(account, -5)).toMatchObject({ ok: true });
    await quota.giveBack(account, -5);
    expect(await counters.find(account.tenantId)).toEqual(EMPTY_STORAGE);
  });
});

describe('percentToTell', () => {
  it.each([
    [79, 0, 0],
    [80, 0, 80],
    [99, 80, 80],
    [100, 80, 100],
    [150, 0, 100],
    [80, 100, 100],
    [79, 100, 0],
  ] as const)('of %i used and %i told is %i', (usedBytes, toldPercent, expected) => {
    const count = { ...EMPTY_STORAGE, usedBytes, toldPercent };
    expect(percentToTell({ count, limitBytes: 100 })).toBe(expected);
    expect(percentToTell({ count, limitBytes: 'unlimited' })).toBe(0);
  });
});
