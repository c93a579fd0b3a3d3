import { describe, expect, it } from 'vitest';
import { mrrAfter, type TenantDay } from '../../../core/analytics/revenue-day.ts';
import { takeRevenueDay } from '../../../core/analytics/take-revenue-day.ts';
import type { TenantDayOf } from '../../../core/analytics/tenant-day-of.ts';
import { moneyOfMinor } from '../../../core/money/money.ts';
import type { TenantId } from '../../../core/tenancy/tenant-context.ts';
import { FakeRevenueDays } from '../../fakes/fake-revenue-days.ts';

const FAR = new Date('2100-01-01T00:00:00Z');
const usd = (minor: number) => moneyOfMinor(minor, 'usd');

/** Tenants who pay what is said here at this moment; all of them since they came. */
function platform(count = 120) {
  const days = new FakeRevenueDays();
  const ids = Array.from({ length: count }, (_, index) => `tnt_${1_000 + index}` as TenantId);
  const pays = new Map(ids.map((id) => [id, 100]));
  const broken = new Set<TenantId>();
  const errors: TenantId[] = [];
  const spans: string[] = [];
  let time = new Date('2026-11-02T02:00:00Z');
  const tenantDayOf: TenantDayOf = (tenantId, { span, before }) => {
    if (broken.has(tenantId)) return Promise.reject(new Error('broken'));
    spans.push(`${span.start.toISOString()} ${span.end.toISOString()}`);
    const billedTotal = usd(Number(before?.billedTotal.amountMinor ?? 0n) + 100);
    const row: TenantDay = {
      ...{ tenantId, mrr: usd(pays.get(tenantId) ?? 0), billedTotal, billed: usd(100), cost: 5n },
    };
    return Promise.resolve(row);
  };
  const tenants = {
    async *inUse() {
      const all = [...pays.keys()];
      yield all.slice(0, 70);
      yield all.slice(70);
    },
  };
  const ports = {
    ...{ days, tenants, tenantDayOf, now: () => time },
    onError: ({ tenantId }: { readonly tenantId: TenantId }) => void errors.push(tenantId),
  };
  const idAt = (index: number): TenantId => ids[index] ?? ('tnt_none' as const);
  return {
    ...{ days, idAt, pays, broken, errors, spans, ports },
    at: (now: string) => void (time = new Date(now)),
    run: (deadline = FAR) => takeRevenueDay(ports, deadline),
  };
}

describe('takeRevenueDay', () => {
  it('takes the day that is over, two hours after its end, once', async () => {
    const { run, at, days } = platform();
    at('2026-11-02T01:59:59Z');
    expect(await run()).toEqual({ tenants: 120, closed: 1, error: 0 });
    expect([...days.sums.keys()]).toEqual(['2026-10-31']);
    at('2026-11-02T02:00:00Z');
    expect(await run()).toMatchObject({ tenants: 120, closed: 1 });
    expect(await run()).toEqual({ tenants: 0, closed: 0, error: 0 });
    at('2026-11-03T01:00:00Z');
    expect(await run()).toEqual({ tenants: 0, closed: 0, error: 0 });
    expect(await days.last()).toMatchObject({
      ...{ day: '2026-11-01', mrrBefore: usd(12_000), billed: usd(12_000), cost: 600n },
    });
  });

  it('has the days of an outage in the next one: nothing is missing between two days', async () => {
    const { run, at, days, pays, idAt, spans } = platform(3);
    await run();
    pays.delete(idAt(0));
    pays.set('tnt_new', 2_000);
    at('2026-11-06T12:00:00Z');
    await run();
    expect(spans.at(-1)).toBe('2026-11-02T00:00:00.000Z 2026-11-06T00:00:00.000Z');
    const last = await days.last();
    expect(last).toMatchObject({
      ...{ day: '2026-11-05', mrrBefore: usd(300) },
      movements: { new: usd(2_000), churned: usd(-100) },
      customers: { before: 3, new: 1, churned: 1 },
    });
    expect(last && mrrAfter(last)).toEqual(usd(2_200));
  });

  it('goes on where the time of a run ended', async () => {
    const { run, days, ports } = platform();
    let calls = 0;
    const deadline = new Date('2026-11-02T02:30:00Z');
    const now = () => new Date(calls++ < 2 ? '2026-11-02T02:00:00Z' : '2026-11-02T02:30:00Z');
    expect(await takeRevenueDay({ ...ports, now }, deadline)).toMatchObject({
      ...{ tenants: 50, closed: 0 },
    });
    expect(await days.last()).toBeNull();
    expect(await run()).toEqual({ tenants: 70, closed: 1, error: 0 });
    expect(await days.last()).toMatchObject({ customers: { new: 120 } });
  });

  it('closes no day in which a tenant is missing', async () => {
    const { run, days, broken, idAt, errors } = platform();
    broken.add(idAt(3));
    expect(await run()).toEqual({ tenants: 119, closed: 0, error: 1 });
    expect([errors, await days.last()]).toEqual([[idAt(3)], null]);
    broken.clear();
    expect(await run()).toEqual({ tenants: 1, closed: 1, error: 0 });
    expect(await days.last()).toMatchObject({ customers: { new: 120 } });
  });

  it('adds up the same, whichever write a run dies before, and whatever changes meanwhile', async () => {
    // Three writes of rows, one that closes the day, one that keeps the sum.
    for (let dies = 0; dies < 5; dies += 1) {
      const { run, at, days, pays, idAt } = platform();
      await run();
      at('2026-11-03T02:00:00Z');
      let writes = 0;
      days.beforeWrite = () => {
        if (writes++ === dies) throw new Error('killed');
      };
      await expect(run()).rejects.toThrow('killed');
      // Who was written down before the death is what it was then; the others are what they are now.
      pays.set(idAt(119), 700);
      days.beforeWrite = () => undefined;
      await run();
      await run();
      const sum = await days.last();
      const rows = await days.rows('2026-11-02');
      expect(rows).toHaveLength(120);
      const total = rows.reduce((all, { mrr }) => all + mrr.amountMinor, 0n);
      expect(sum && mrrAfter(sum).amountMinor).toBe(total);
      expect(sum).toMatchObject({ day: '2026-11-02', mrrBefore: usd(12_000), billed: usd(12_000) });

      at('2026-11-04T02:00:00Z');
      await run();
      expect((await days.last())?.mrrBefore.amountMinor).toBe(total);
    }
  });

  it('adds up a day that a dead run closed, without who came since', async () => {
    const { run, days, pays } = platform(2);
    await days.put('2026-11-01', [
      ...[...pays.keys()].slice(0, 1).map((tenantId) => ({
        ...{ tenantId, mrr: usd(100), billed: usd(0), billedTotal: usd(0), cost: 0n },
      })),
    ]);
    await days.close('2026-11-01');
    expect(await run()).toEqual({ tenants: 0, closed: 1, error: 0 });
    expect(await days.rows('2026-11-01')).toHaveLength(1);
    expect(await days.last()).toMatchObject({ day: '2026-11-01', customers: { new: 1 } });
  });
});
