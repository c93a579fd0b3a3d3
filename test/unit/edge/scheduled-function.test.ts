import type { Context } from 'aws-lambda';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { scheduledFunction } from '../../../functions/edge/scheduled-function.ts';
import { OLDEST_OPEN_JOB } from '../../../functions/env/metrics.ts';
import { LOG } from '../../../functions/log-events.ts';
import { logger } from '../../../kit/log.ts';

const NOW = new Date('2026-11-23T12:00:00.000Z');
const context = { functionName: 'sweeper', getRemainingTimeInMillis: () => 60_000 } as Context;
const settings = {
  log: { done: LOG.jobsSwept, failed: LOG.jobSweepFailed },
  oldest: OLDEST_OPEN_JOB,
  now: () => NOW,
};

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
      return { fine: 2, error: 0, oldestSeconds: 90 };
    });
    expect(await handler({}, context)).toEqual({ fine: 2, error: 0, oldestSeconds: 90 });
    expect(until).toEqual(new Date('2026-11-23T12:00:45.000Z'));
    const [message, fields] = info.mock.calls[0] ?? [];
    expect(message).toBe(LOG.jobsSwept);
    expect(fields).toMatchObject({ fine: 2, error: 0, oldestSeconds: 90 });
  });

  it('reports the age of the oldest, as CloudWatch reads a metric out of a log', async () => {
    const handler = scheduledFunction(settings, async () => ({ error: 0, oldestSeconds: 90 }));
    await handler({}, context);
    expect(info.mock.calls[0]?.[1]).toMatchObject({
      _aws: {
        Timestamp: expect.any(Number) as number,
        CloudWatchMetrics: [
          {
            Namespace: OLDEST_OPEN_JOB.namespace,
            Dimensions: [['FunctionName']],
            Metrics: [{ Name: OLDEST_OPEN_JOB.name, Unit: 'Seconds' }],
          },
        ],
      },
      FunctionName: 'sweeper',
      [OLDEST_OPEN_JOB.name]: 90,
    });
  });

  it('logs each that could not be looked at, and throws when all the others were', async () => {
    const out = new Error('Out.');
    const handler = scheduledFunction(settings, async ({ onError }) => {
      onError({ jobId: 'job_1' }, out);
      return { fine: 1, error: 1, oldestSeconds: 0 };
    });
    await expect(handler({}, context)).rejects.toThrow('1 could not be looked at.');
    expect(error.mock.calls).toEqual([[LOG.jobSweepFailed, { jobId: 'job_1', error: out }]]);
    expect(info.mock.calls).toMatchObject([[LOG.jobsSwept, { fine: 1, error: 1 }]]);
  });
});
