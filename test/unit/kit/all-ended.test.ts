import { describe, expect, it } from 'vitest';
import { allEnded } from '../../../kit/all-ended.ts';

describe('allEnded', () => {
  it('gives what each gave, in their order', async () => {
    expect(await allEnded([Promise.resolve(1), Promise.resolve('two')])).toEqual([1, 'two']);
  });

  it('throws what the first threw, and not before the others have ended', async () => {
    let hasEnded = false;
    const slow = new Promise<void>((resolve) => setTimeout(resolve, 20)).then(() => {
      hasEnded = true;
    });
    const failing = Promise.reject(new Error('no'));
    await expect(allEnded([failing, slow])).rejects.toThrow('no');
    expect(hasEnded).toBe(true);
  });
});
