import { describe, expect, it } from 'vitest';
import { balanced } from '../../../local/balanced.ts';

const file = (name: string, seconds: number) => ({ name, seconds });

describe('balanced', () => {
  it('gives the longest files first, each to the shard with the least to do', () => {
    const files = [file('a', 2), file('b', 9), file('c', 4), file('d', 5), file('e', 3)];
    expect(balanced(files, 2)).toEqual([
      ['b', 'e'],
      ['d', 'c', 'a'],
    ]);
  });

  it('deals each file out once', () => {
    const files = Array.from({ length: 30 }, (_, at) => file(`f${at}`, (at * 7) % 11));
    const dealt = balanced(files, 3).flat();
    expect(dealt.toSorted()).toEqual(files.map(({ name }) => name).toSorted());
  });

  it('makes no shard without files', () => {
    expect(balanced([file('a', 1)], 2)).toEqual([['a']]);
    expect(balanced([], 2)).toEqual([]);
  });
});
