import { describe, expect, it } from 'vitest';
import { fitData } from '../../../core/records/record-data.ts';
import { isCollectionName } from '../../../core/records/record.ts';

describe('isCollectionName', () => {
  it.each(['a', 'tasks', 'a-1', `a${'b'.repeat(62)}`])('accepts %s', (name) => {
    expect(isCollectionName(name)).toBe(true);
  });

  it.each(['', 'A', '1a', '-a', 'a_b', 'a#b', 'a b', 'ü', 'a*', 'a\n', `a${'b'.repeat(63)}`])(
    'refuses %j',
    (name) => {
      expect(isCollectionName(name)).toBe(false);
    },
  );
});

describe('fitData', () => {
  it('counts bytes, not characters, and admits exactly 350 KB', () => {
    const frame = '{"a":""}'.length;
    expect(fitData({ a: 'x'.repeat(358_400 - frame) }).ok).toBe(true);
    expect(fitData({ a: 'x'.repeat(358_401 - frame) }).ok).toBe(false);
    expect(fitData({ a: 'ü'.repeat(200_000) }).ok).toBe(false);
  });

  it('admits 64 levels and no more', () => {
    const nested = (levels: number) =>
      JSON.parse(`${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`) as Record<string, never>;
    expect(fitData(nested(64)).ok).toBe(true);
    expect(fitData(nested(65)).ok).toBe(false);
  });
});
