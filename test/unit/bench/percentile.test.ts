import { describe, expect, it } from 'vitest';
import { meanOf, median, percentile } from '../../bench/percentile.ts';

const oneToTwenty = Array.from({ length: 20 }, (_, index) => 20 - index);

describe('percentile', () => {
  it('is a value that was measured, by nearest rank', () => {
    expect(percentile(oneToTwenty, 0.95)).toBe(19);
    expect(percentile(oneToTwenty, 1)).toBe(20);
    expect(percentile(oneToTwenty, 0)).toBe(1);
    expect(median([3, 1, 2])).toBe(2);
  });

  it('leaves the values in their order', () => {
    const values = [3, 1, 2];
    median(values);
    expect(values).toEqual([3, 1, 2]);
  });

  it('refuses to tell of nothing', () => {
    expect(() => percentile([], 0.5)).toThrow('Nothing was measured');
  });
});

describe('meanOf', () => {
  it('weighs every value the same', () => {
    expect(meanOf([1, 2, 6])).toBe(3);
  });
});
