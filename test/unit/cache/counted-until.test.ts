import { describe, expect, it } from 'vitest';
import { countedUntil } from '../../../adapters/dynamodb/cache/counted-until.ts';
import { MAX_TTL_SECONDS } from '../../../core/cache/cache-entry.ts';

const NOW = 1_780_000_007;

describe('countedUntil', () => {
  it.each([1, 2, 15, 31, 60, 100, 3_600, 86_400, 1_000_000, MAX_TTL_SECONDS])(
    'counts an entry of %i seconds to its end, and a sixteenth longer at most',
    (ttl) => {
      for (let shift = 0; shift < 500; shift += 1) {
        const until = countedUntil(NOW + shift + ttl, NOW + shift);
        expect(until).toBeGreaterThanOrEqual(NOW + shift + ttl);
        expect(until - (NOW + shift + ttl)).toBeLessThan(Math.max(ttl / 16, 1));
      }
    },
  );

  it.each([60, 3_600, MAX_TTL_SECONDS])(
    'needs some thirty counters for all entries of %i seconds that live at once',
    (ttl) => {
      const ends = Array.from({ length: 1_000 }, (_, n) => {
        const now = NOW + Math.floor((n * ttl) / 1_000);
        return countedUntil(now + ttl, now);
      });
      expect(new Set(ends).size).toBeLessThanOrEqual(34);
    },
  );
});
