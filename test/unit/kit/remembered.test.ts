import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { remembered } from '../../../kit/remembered.ts';

describe('remembered', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it('asks once for each key, however many wait, until the time is over', async () => {
    const ask = vi.fn((key: string) => Promise.resolve(`${key}!`));
    const of = remembered(ask, { maxSize: 10, maxAgeMs: 1_000 });
    expect(await Promise.all([of('a'), of('a'), of('b')])).toEqual(['a!', 'a!', 'b!']);
    await of('a');
    expect(ask.mock.calls).toEqual([['a'], ['b']]);
    vi.advanceTimersByTime(1_001);
    await of('a');
    expect(ask).toHaveBeenCalledTimes(3);
  });

  it('asks again where it failed', async () => {
    const ask = vi.fn((key: string) => Promise.resolve(`${key}!`));
    ask.mockRejectedValueOnce(new Error('away'));
    const of = remembered(ask, { maxSize: 10, maxAgeMs: 1_000 });
    await expect(of('a')).rejects.toThrow('away');
    expect(await of('a')).toBe('a!');
  });
});
