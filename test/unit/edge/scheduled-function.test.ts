import type { Context } from 'aws-lambda';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { scheduledFunction } from '../../../functions/edge/scheduled-function.ts';
import { LOG } from '../../../functions/log-events.ts';
import { logger } from '../../../kit/log.ts';

const NOW = new Date('2026-11-23T12:00:00.000Z');
const context = { getRemainingTimeInMillis: () => 60_000 } as Context;
const settings = { log: { done: LOG.jobsSwept, failed: LOG.jobSweepFailed }, now: () => NOW };

const info = vi.spyOn(logger, 'info');
const error = vi.spyOn(logger, 'error');
beforeEach(() => {
  info.mockReturnValue(undefined);
  error.mockReturnValue(undefined);
});
afterEach(() => vi.clearAllMocks());

describe('scheduledFunction', () => {
  it('logs and answers what the run counted, which ends before the function does', async () => {
    let until: Date | undefined;
    const handler = scheduledFunction(settings, async ({ deadline }) => {
      until = deadline;
      return { fine: 2, error: 0 };
    });
    expect(await handler({}, context)).toEqual({ fine: 2, error: 0 });
    expect(until).toEqual(new Date('2026-11-23T12:00:45.000Z'));
    expect(info.mock.calls).toEqual([[LOG.jobsSwept, { fine: 2, error: 0 }]]);
  });

  it('logs each that could not be looked at, and throws when all the others were', async () => {
    const out = new Error('Out.');
    const handler = scheduledFunction(settings, async ({ onError }) => {
      onError({ jobId: 'job_1' }, out);
      return { fine: 1, error: 1 };
    });
    await expect(handler({}, context)).rejects.toThrow('1 could not be looked at.');
    expect(error.mock.calls).toEqual([[LOG.jobSweepFailed, { jobId: 'job_1', error: out }]]);
    expect(info.mock.calls).toEqual([[LOG.jobsSwept, { fine: 1, error: 1 }]]);
  });
});
