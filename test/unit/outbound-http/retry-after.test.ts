import { describe, expect, it } from 'vitest';
import { retryAfterSeconds } from '../../../core/outbound-http/retry-after.ts';

const now = new Date('2026-01-01T00:00:00Z');

describe('retryAfterSeconds', () => {
  it.each([
    ['0', 0],
    [' 7 ', 7],
    ['Thu, 01 Jan 2026 00:00:30 GMT', 30],
  ])('reads %j', (header, seconds) => {
    expect(retryAfterSeconds(header, now)).toBe(seconds);
  });

  it.each([
    undefined,
    '',
    '-5',
    '1.5',
    'soon',
    '7, 8',
    'tomorrow 1',
    'Wed, 31 Dec 2025 23:59:59 GMT',
    'Thu, 99 Jan 2026 00:00:30 GMT',
  ])('ignores %j', (header) => {
    expect(retryAfterSeconds(header, now)).toBeUndefined();
  });
});
