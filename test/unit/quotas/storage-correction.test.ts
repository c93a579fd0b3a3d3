import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EMPTY_STORAGE } from '../../../core/quotas/storage-count.ts';
import { correctionOf } from '../../../core/quotas/storage-correction.ts';

const bytes = fc.integer({ min: 0, max: 1_000_000 });

describe('correctionOf', () => {
  it('of a tenant that is left alone is the whole difference', () => {
    fc.assert(
      fc.property(bytes, bytes, (usedBytes, storedBytes) => {
        const after = { ...EMPTY_STORAGE, usedBytes };
        const added = correctionOf({ before: EMPTY_STORAGE, after, storedBytes });
        expect(usedBytes + added).toBe(storedBytes);
      }),
    );
  });

  it('never takes a counter that is right away from what is stored, whichever writes were seen', () => {
    fc.assert(
      fc.property(bytes, fc.array(fc.tuple(bytes, fc.boolean())), bytes, (first, writes, open) => {
        const sum = (of: typeof writes) => of.reduce((all, [size]) => all + size, 0);
        const usedBytes = first + sum(writes);
        const seen = sum(writes.filter(([, isSeen]) => isSeen));
        const after = {
          ...EMPTY_STORAGE,
          ...{ usedBytes, changedBytes: sum(writes), reservedBytes: open },
        };
        const storedBytes = first + seen + open;
        expect(correctionOf({ before: EMPTY_STORAGE, after, storedBytes })).toBe(0);
      }),
    );
  });

  it('brings a counter nearer to what is stored, and never past it', () => {
    fc.assert(
      fc.property(bytes, bytes, bytes, (usedBytes, storedBytes, changedBytes) => {
        const after = { ...EMPTY_STORAGE, usedBytes, changedBytes };
        const corrected = usedBytes + correctionOf({ before: EMPTY_STORAGE, after, storedBytes });
        expect(Math.abs(corrected - storedBytes)).toBeLessThanOrEqual(
          Math.abs(usedBytes - storedBytes),
        );
        expect(corrected).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});
