import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendarUnitOf, hourOf, periodFrom } from '../../../core/metering/period.ts';

const ZONES = [
  ...['UTC', 'Europe/Berlin', 'America/New_York', 'America/Sao_Paulo', 'Asia/Kolkata'],
  // The first and the last of the day, half hours, quarters, half an hour of summer time, a change at midnight.
  ...['Pacific/Kiritimati', 'Pacific/Pago_Pago', 'Australia/Adelaide', 'Asia/Kathmandu'],
  ...['Australia/Lord_Howe', 'Asia/Beirut', 'America/Santiago', 'America/Havana', 'Pacific/Apia'],
];
const zone = fc.constantFrom(...ZONES);
const time = fc.date({
  min: new Date('2010-01-01T00:00:00Z'),
  max: new Date('2040-01-01T00:00:00Z'),
  noInvalidDate: true,
});

describe('days and months of a time zone', () => {
  it('meet without gap or overlap, and have every window of theirs', () => {
    fc.assert(
      fc.property(
        zone,
        time,
        fc.constantFrom('day' as const, 'month' as const),
        (name, at, unit) => {
          const span = calendarUnitOf(unit, at, name);
          const before = calendarUnitOf(unit, new Date(span.start.getTime() - 1), name);
          const after = calendarUnitOf(unit, span.end, name);
          expect(before.end).toEqual(span.start);
          expect(after.start).toEqual(span.end);
          expect(hourOf(at) >= span.start && hourOf(at) < span.end).toBe(true);
          expect(span.start.getTime() % 3_600_000).toBe(0);
        },
      ),
      { numRuns: 3_000 },
    );
  });

  it('are as long as the clocks make them', () => {
    const hours = (at: string, name: string) => {
      const { start, end } = calendarUnitOf('day', new Date(at), name);
      return (end.getTime() - start.getTime()) / 3_600_000;
    };
    expect(hours('2026-03-29T10:00:00Z', 'Europe/Berlin')).toBe(23);
    expect(hours('2026-10-25T10:00:00Z', 'Europe/Berlin')).toBe(25);
    expect(hours('2026-06-01T10:00:00Z', 'Europe/Berlin')).toBe(24);
    // Its clocks go from one to midnight.
    expect(hours('2037-11-01T10:00:00Z', 'America/Havana')).toBe(25);
  });

  it('begin at the zone’s midnight, where that is no whole hour of UTC with the next one', () => {
    const start = (at: string, name: string) =>
      calendarUnitOf('month', new Date(at), name).start.toISOString();
    expect(start('2026-11-15T00:00:00Z', 'Pacific/Kiritimati')).toBe('2026-10-31T10:00:00.000Z');
    expect(start('2026-11-15T00:00:00Z', 'Pacific/Pago_Pago')).toBe('2026-11-01T11:00:00.000Z');
    expect(start('2026-11-15T00:00:00Z', 'Asia/Kolkata')).toBe('2026-10-31T19:00:00.000Z');
  });
});

describe('periods', () => {
  it('meet whatever zones a tenant moves through, and none is a remnant', () => {
    fc.assert(
      fc.property(fc.array(zone, { minLength: 2, maxLength: 24 }), time, (zones, at) => {
        let { start, end } = calendarUnitOf('month', at, zones[0] ?? 'UTC');
        for (const name of zones) {
          const next = periodFrom(end, name);
          expect(next.start).toEqual(end);
          const days = (next.end.getTime() - next.start.getTime()) / 86_400_000;
          expect(days).toBeGreaterThan(26);
          expect(days).toBeLessThan(33);
          expect(end > start).toBe(true);
          ({ start, end } = next);
        }
      }),
      { numRuns: 300 },
    );
  });
});
