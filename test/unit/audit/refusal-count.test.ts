import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RefusalCount } from '../../../core/audit/refusal-count.ts';
import { accessRefused } from '../../../core/audit/refusal-events.ts';
import type { RefusedAttempt } from '../../../core/audit/refusal-log.ts';
import { requestInfo } from '../../support/tenancy/tenant-contexts.ts';

const START = Date.parse('2026-11-27T12:00:30.000Z');
const attempt = (changes: Partial<RefusedAttempt> = {}): RefusedAttempt => ({
  at: { tenantId: 'tnt_1' },
  actor: { kind: 'user', id: 'ada' },
  request: requestInfo,
  operation: 'listRecords',
  path: '/v1/records/notes',
  reason: 'not-permitted',
  ...changes,
});
const from = (sourceIp: string) => attempt({ request: { ...requestInfo, sourceIp } });

function counting() {
  const clock = { now: START };
  return { clock, count: new RefusalCount(() => new Date(clock.now)) };
}

describe('RefusalCount', () => {
  it('writes the first of a minute down, the tenth, the hundredth, and their counts', () => {
    const { count } = counting();
    const written = Array.from({ length: 1_000 }, () => count.count(attempt())).filter(Boolean);
    expect(written.map((one) => one?.repeated)).toEqual([0, 9, 99, 999]);
  });

  it('begins anew with each minute', () => {
    const { count, clock } = counting();
    expect(count.count(attempt())).not.toBeNull();
    expect(count.count(attempt())).toBeNull();
    clock.now += 30_000;
    expect(count.count(attempt())).toMatchObject({ repeated: 0 });
  });

  it('counts each person, address and reason by itself', () => {
    const { count } = counting();
    const others = [
      from('192.0.2.2'),
      attempt({ reason: 'password-wrong' }),
      attempt({ actor: { kind: 'user', id: 'bob' } }),
    ];
    for (const one of [attempt(), ...others])
      expect(count.count(one)).toMatchObject({ repeated: 0 });
  });

  it('turns no flood into a flood of writes, from however many addresses', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat({ max: 5_000 }), { minLength: 3_000, maxLength: 5_000 }),
        (sources) => {
          const { count } = counting();
          const written = sources.filter((source) =>
            count.count(from(`10.0.${source >> 8}.${source & 255}`)),
          );
          // Twenty addresses and the rest together, each at most at 1, 10, 100 and 1,000.
          expect(written.length).toBeLessThanOrEqual(21 * 4);
        },
      ),
      { numRuns: 20 },
    );
  });

  it('makes one event of what several environments count', () => {
    const events = [counting(), counting()].map(({ count }) => {
      const counted = count.count(attempt());
      return counted && accessRefused({ tenantId: 'tnt_1', attempt: counted });
    });
    expect(events[0]?.id).toBe(events[1]?.id);
  });
});
