import { describe, expect, it } from 'vitest';
import { drainPollSeconds, moveWaits } from '../../../core/moves/move-waits.ts';

const AWS = {
  coldStartSeconds: 10,
  longestWriteSeconds: 15,
  linkSeconds: 900,
  longestUploadSeconds: 7_200,
};
const waits = moveWaits(AWS);

describe('the waits of a move', () => {
  it('leave a write time for stale contexts, a cold start and its longest run', () => {
    expect(waits.pauseSeconds).toBe(5 + 10 + 15);
    expect(waits.switchSeconds).toBe(5);
  });

  it('keep the source until an upload has ended that began with the last moment of a link', () => {
    expect(waits.keepLinkedSourceSeconds).toBe(5 + 10 + 15 + 900 + 7_200);
    expect(waits.keepSourceSeconds).toBe(5 + 10 + 30);
  });

  it('are short where a stage starts and writes fast, and links are good for little', () => {
    const short = {
      coldStartSeconds: 2,
      longestWriteSeconds: 5,
      linkSeconds: 1,
      longestUploadSeconds: 1,
    };
    expect(moveWaits(short)).toMatchObject({
      pauseSeconds: 12,
      keepSourceSeconds: 37,
      keepLinkedSourceSeconds: 37,
    });
  });

  it('look for late uploads often while links are good, and each minute at last', () => {
    expect(drainPollSeconds(0, waits)).toBe(10);
    expect(drainPollSeconds(900, waits)).toBe(10);
    expect(drainPollSeconds(1_200, waits)).toBe(40);
    expect(drainPollSeconds(7_000, waits)).toBe(60);
  });

  it('fit one run of the machine by far', () => {
    let polls = 0;
    const { keepLinkedSourceSeconds } = waits;
    for (let at = 0; at < keepLinkedSourceSeconds; at += drainPollSeconds(at, waits)) polls += 1;
    expect(polls).toBeLessThan(300);
  });
});
