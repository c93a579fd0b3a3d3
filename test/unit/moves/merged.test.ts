import { describe, expect, it } from 'vitest';
import { compareKeys, merged } from '../../../core/moves/merged.ts';

async function* stream(...keys: string[]) {
  for (const key of keys) yield { key };
}
const all = async (left: string[], right: string[]) => {
  const pairs = [];
  for await (const pair of merged(stream(...left), stream(...right))) {
    pairs.push(`${pair.left ? '<' : ''}${pair.key}${pair.right ? '>' : ''}`);
  }
  return pairs;
};

describe('merged', () => {
  it('gives each key once, with what each stream has of it', async () => {
    expect(await all(['a', 'b', 'd'], ['b', 'c'])).toEqual(['<a', '<b>', 'c>', '<d']);
    expect(await all([], ['a'])).toEqual(['a>']);
    expect(await all([], [])).toEqual([]);
  });

  it('throws on a stream that is not in order, whose keys it would take for missing', async () => {
    await expect(all(['b', 'a'], [])).rejects.toThrow('in no order');
    await expect(all(['a', 'a'], [])).rejects.toThrow('in no order');
  });

  it('goes by the order of bytes, as the stores do', () => {
    const keys = ['\u{1f600}', '\uff5e', 'z', 'A', 'é'];
    const byBytes = keys.toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
    expect(keys.toSorted(compareKeys)).toEqual(byBytes);
    expect(byBytes).not.toEqual(keys.toSorted());
  });
});
