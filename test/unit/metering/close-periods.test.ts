import { describe, expect, it } from 'vitest';
import { closePeriods } from '../../../core/metering/close-periods.ts';
import type { PeriodClosed } from '../../../core/metering/metering-events.ts';
import {
  firstPeriod,
  openedFor,
  type OpenPeriod,
  type UsagePeriods,
} from '../../../core/metering/usage-period.ts';
import { ACME } from '../../support/metering/usage-world.ts';

/** One tenant's periods, of which any close may die. */
class Periods implements UsagePeriods {
  readonly closed: PeriodClosed['data'][] = [];
  open: OpenPeriod;

  constructor(time: string, zone: string) {
    this.open = openedFor(ACME, firstPeriod(new Date(time), zone), 72);
  }

  find() {
    return Promise.resolve(this.open);
  }
  begin() {
    return Promise.resolve();
  }
  async *listDue(now: Date) {
    await Promise.resolve();
    if (this.open.closesAt <= now) yield [this.open];
  }
  close(period: OpenPeriod, next: OpenPeriod, { data }: PeriodClosed) {
    if (period.start.getTime() !== this.open.start.getTime()) return Promise.resolve(false);
    this.closed.push(data);
    this.open = next;
    return Promise.resolve(true);
  }
}

const run = (periods: Periods, now: string, { zone = 'UTC', isLate = false } = {}) =>
  closePeriods(
    {
      ...{ periods, graceHours: 72, now: () => new Date(now) },
      timeZones: { of: () => Promise.resolve(zone) },
      isSealingLate: () => Promise.resolve(isLate),
      onError: (_tenant, error) => {
        throw error;
      },
    },
    new Date('2100-01-01T00:00:00Z'),
  );

describe('closePeriods', () => {
  it('closes a month of the tenant’s time zone when late usage had its time, once', async () => {
    const zone = 'Pacific/Kiritimati';
    const periods = new Periods('2026-11-15T00:00:00Z', zone);
    expect(await run(periods, '2026-12-03T09:59:00Z', { zone })).toMatchObject({ closed: 0 });
    expect(await run(periods, '2026-12-03T10:00:00Z', { zone })).toMatchObject({ closed: 1 });
    expect(await run(periods, '2026-12-03T11:00:00Z', { zone })).toMatchObject({ closed: 0 });
    expect(periods.closed).toEqual([
      { start: '2026-10-31T10:00:00.000Z', end: '2026-11-30T10:00:00.000Z', timeZone: zone },
    ]);
  });

  it('catches up after an outage of months, over changes of clocks and zone, without a gap', async () => {
    const periods = new Periods('2026-02-10T00:00:00Z', 'Europe/Berlin');
    await run(periods, '2026-06-20T00:00:00Z', { zone: 'Europe/Berlin' });
    await run(periods, '2026-12-20T00:00:00Z', { zone: 'America/New_York' });
    expect(periods.closed).toHaveLength(10);
    for (const [index, { start }] of periods.closed.entries()) {
      if (index > 0) expect(start).toBe(periods.closed[index - 1]?.end);
    }
    expect(periods.open.start.toISOString()).toBe(periods.closed.at(-1)?.end);
    expect(periods.closed[1]?.end).toBe('2026-03-31T22:00:00.000Z');
    expect(periods.closed.at(-1)?.end).toBe('2026-12-01T05:00:00.000Z');
  });

  it('closes nothing while windows are still to be sealed', async () => {
    const periods = new Periods('2026-11-15T00:00:00Z', 'UTC');
    expect(await run(periods, '2026-12-20T00:00:00Z', { isLate: true })).toMatchObject({
      closed: 0,
    });
    expect(periods.closed).toEqual([]);
  });
});
