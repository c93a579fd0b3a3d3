import type { Context } from 'aws-lambda';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as z from 'zod';
import { taskFunction } from '../../../functions/edge/task-function.ts';
import { LOG } from '../../../functions/log-events.ts';
import { logger } from '../../../kit/log.ts';

const NOW = new Date('2026-11-23T12:00:00.000Z');
const context = { getRemainingTimeInMillis: () => 60_000 } as Context;
const settings = {
  input: z.object({ jobId: z.string(), tries: z.int().default(1) }),
  log: { done: LOG.jobAdvanced, threw: LOG.jobThrew, fields: { step: 'copy' } },
  now: () => NOW,
};
const durationMs = expect.any(Number) as number;

const info = vi.spyOn(logger, 'info');
const warn = vi.spyOn(logger, 'warn');
beforeEach(() => {
  info.mockReturnValue(undefined);
  warn.mockReturnValue(undefined);
});
afterEach(() => vi.clearAllMocks());

describe('taskFunction', () => {
  it('hands the parsed input and its deadline on, and logs task and answer in one line', async () => {
    const run = vi.fn(async () => ({ outcome: 'done' }));
    expect(await taskFunction(settings, run)({ jobId: 'job_1', more: 1 }, context)).toEqual({
      outcome: 'done',
    });
    const task = { jobId: 'job_1', tries: 1 };
    const deadline = new Date('2026-11-23T12:01:00.000Z');
    expect(run.mock.calls).toEqual([[{ ...task, deadline }]]);
    expect(info.mock.calls).toEqual([
      [LOG.jobAdvanced, { ...task, step: 'copy', durationMs, outcome: 'done' }],
    ]);
  });

  it('logs what the task throws, and throws it for the machine to try again', async () => {
    const out = new Error('Out.');
    const handler = taskFunction(settings, () => Promise.reject(out));
    await expect(handler({ jobId: 'job_1' }, context)).rejects.toBe(out);
    expect(warn.mock.calls).toEqual([
      [LOG.jobThrew, { jobId: 'job_1', tries: 1, step: 'copy', durationMs, error: out }],
    ]);
    expect(info).not.toHaveBeenCalled();
  });

  it('refuses an input of another form before the task runs', async () => {
    const run = vi.fn(async () => ({}));
    await expect(taskFunction(settings, run)({ jobId: 1 }, context)).rejects.toThrow('jobId');
    expect(run).not.toHaveBeenCalled();
    expect(warn).toHaveBeenCalledOnce();
  });
});
