import { describe, expect, it } from 'vitest';
import { inBatches } from '../../../kit/in-batches.ts';

const limits = { count: 3, weight: 10, weigh: (item: number) => item };

describe('inBatches', () => {
  it.each([
    ['by count', [1, 1, 1, 1], [[1, 1, 1], [1]]],
    ['by weight', [6, 4, 1], [[6, 4], [1]]],
    ['with what is too heavy by itself', [2, 11, 2], [[2], [11], [2]]],
    ['none of nothing', [], []],
  ])('makes batches %s, in order', (_how, items, batches) => {
    expect(inBatches(items, limits)).toEqual(batches);
  });
});
