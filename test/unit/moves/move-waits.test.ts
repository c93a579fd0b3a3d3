import { describe, expect, it } from 'vitest';
import {
  drainPollSeconds,
  keepOldSeconds,
  PAUSE_SETTLES_SECONDS,
} from '../../../core/moves/move-waits.ts';

const prod = { linkSeconds: 900, longestUploadSeconds: 7_200 };

describe('the waits of a move', () => {
  it('leave a write time for stale contexts, a cold start and its longest run', () => {
    expect(PAUSE_SETTLES_SECONDS).toBe(5 + 10 + 15);
  });

  it('keep the old place until an upload has ended that began with the last moment of a link', () => {
    expect(keepOldSeconds(prod)).toBe(5 + 10 + 15 + 900 + 7_200);
    expect(keepOldSeconds()).toBe(5 + 10 + 30);
  });

  it('look for late uploads often while links are good, and each minute at last', () => {
    expect(drainPollSeconds(0, prod)).toBe(10);
    expect(drainPollSeconds(900, prod)).toBe(10);
    expect(drainPollSeconds(1_200, prod)).toBe(40);
    expect(drainPollSeconds(7_000, prod)).toBe(60);
  });

  it('fit one run of the machine by far', () => {
    let polls = 0;
    for (let at = 0; at < keepOldSeconds(prod); at += drainPollSeconds(at, prod)) polls += 1;
    expect(polls).toBeLessThan(300);
  });
});
