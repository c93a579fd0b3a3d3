import { describe, expect, it, vi } from 'vitest';
import { eachDue } from '../../../kit/each-due.ts';

async function* pagesOf(...pages: readonly (readonly string[])[]) {
  await Promise.resolve();
  yield* pages;
}

const NOON = new Date('2026-11-28T12:00:00Z');
const before = () => new Date(NOON.getTime() - 1);

describe('eachDue', () => {
  it('adds up what was done with all pages, and goes on past an item that throws', async () => {
    const onError = vi.fn();
    const run = { pages: pagesOf(['a', 'b'], ['c']), deadline: NOON, now: before, onError };
    const ended = await eachDue(run, (item) =>
      item === 'b' ? Promise.reject(new Error('Out of order.')) : Promise.resolve(2),
    );
    expect(ended).toEqual({ done: 4, error: 1 });
    expect(onError.mock.calls).toEqual([['b', new Error('Out of order.')]]);
  });

  it('begins nothing once the deadline is reached', async () => {
    const worked: string[] = [];
    const run = {
      ...{ pages: pagesOf(['a', 'b'], ['c']), deadline: NOON, onError: vi.fn() },
      now: () => (worked.length === 0 ? before() : NOON),
    };
    const ended = await eachDue(run, (item) => Promise.resolve(worked.push(item)));
    expect(worked).toEqual(['a']);
    expect(ended).toEqual({ done: 1, error: 0 });
  });

  it('throws what the listing throws', async () => {
    const pages = (async function* (): AsyncGenerator<readonly string[]> {
      await Promise.resolve();
      yield ['a'];
      throw new Error('Not listed.');
    })();
    const run = { pages, deadline: NOON, now: before, onError: vi.fn() };
    await expect(eachDue(run, () => Promise.resolve(1))).rejects.toThrow('Not listed.');
  });
});
