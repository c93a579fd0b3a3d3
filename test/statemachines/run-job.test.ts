import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../kit/id.ts';
import { StubMachine, type Script } from '../support/provisioning/stub-machine.ts';

const machine = new StubMachine(`stub-run-job-${process.pid}`, {
  machine: 'run-job',
  tasks: [
    'AdvanceJob',
    'ChangeDedicatedResources',
    'WriteAuditExport',
    'EraseRecords',
    'ReadPlatformData',
    'WritePlatformData',
  ],
});
beforeAll(() => machine.make());
afterAll(() => machine.remove());

const ATTEMPTS = 8;

/** Answers in their order; the last one for ever. */
const inTurn =
  (...answers: readonly Readonly<Record<string, unknown>>[]): Script =>
  (_call, earlier) =>
    answers[earlier.length] ?? answers.at(-1) ?? {};

async function run(script: Script) {
  const [tenantId, jobId] = [newId('tnt'), newId('mov')];
  machine.script(tenantId, script);
  const { executionArn } = await machine.start(`${jobId}-1`, { tenantId, jobId });
  const ended = await machine.end(executionArn);
  const calls = machine.callsFor(tenantId);
  return { ...ended, tenantId, jobId, calls, tasks: calls.map(({ task }) => task) };
}

describe.concurrent('a run of the machine', () => {
  it('asks the engine for piece after piece until the job has succeeded', async () => {
    const { status, calls, tenantId, jobId } = await run(
      inTurn({ outcome: 'continue' }, { outcome: 'wait', seconds: 0 }, { outcome: 'succeeded' }),
    );
    expect(status).toBe('SUCCEEDED');
    expect(calls.map(({ event }) => event)).toEqual(
      Array.from({ length: 3 }, () => ({ tenantId, jobId, resources: null })),
    );
  });

  it('has exports written by the function that may read the log, and asks the engine about each piece', async () => {
    const { tasks, status } = await run(
      inTurn(
        { outcome: 'write-export' },
        { outcome: 'continue' },
        { outcome: 'write-export' },
        { outcome: 'succeeded' },
        { outcome: 'succeeded' },
      ),
    );
    expect(status).toBe('SUCCEEDED');
    expect(tasks).toEqual([
      ...['AdvanceJob', 'WriteAuditExport', 'AdvanceJob', 'WriteAuditExport', 'AdvanceJob'],
    ]);
  });

  it('has the function erase that may, and tells the engine when that keeps failing', async () => {
    const { tasks, calls, error } = await run(({ task, event }) => {
      if (task === 'EraseRecords') return { throws: 'ServiceUnavailable' };
      return { outcome: event.giveUp === undefined ? 'erase-records' : 'stopped' };
    });
    expect(error).toBe('JobStopped');
    expect(tasks).toEqual([
      'AdvanceJob',
      ...Array.from({ length: ATTEMPTS }, () => 'EraseRecords'),
      'AdvanceJob',
    ]);
    expect(calls.at(-1)?.event.giveUp).toMatch(/^The erasure kept failing \(.+\)\.$/);
  });

  it('has what the platform keeps of a tenant read and written by the functions that may', async () => {
    const { tasks, status } = await run(
      inTurn(
        { outcome: 'read-platform-data' },
        { outcome: 'continue' },
        { outcome: 'write-platform-data' },
        { outcome: 'continue' },
        { outcome: 'succeeded' },
      ),
    );
    expect(status).toBe('SUCCEEDED');
    expect(tasks).toEqual([
      ...['AdvanceJob', 'ReadPlatformData', 'AdvanceJob', 'WritePlatformData', 'AdvanceJob'],
    ]);
  });

  it('changes dedicated resources when it is asked to, and passes on what came of it', async () => {
    const { tasks, calls, status } = await run(
      inTurn(
        { outcome: 'change-resources', seconds: 0 },
        { resources: { status: 'pending' } },
        { outcome: 'change-resources', seconds: 0 },
        { resources: { status: 'refused', reason: 'No.' } },
        { outcome: 'change-resources', seconds: 0 },
        { resources: { status: 'gone' } },
        { outcome: 'failed' },
      ),
    );
    expect(status).toBe('FAILED');
    expect(tasks).toEqual([
      'AdvanceJob',
      'ChangeDedicatedResources',
      'AdvanceJob',
      'ChangeDedicatedResources',
      'AdvanceJob',
      'ChangeDedicatedResources',
      'AdvanceJob',
    ]);
    expect(calls.map(({ event }) => event.resources)).toEqual([
      null,
      undefined,
      { status: 'pending' },
      undefined,
      { status: 'refused', reason: 'No.' },
      undefined,
      { status: 'gone' },
    ]);
  });

  it('goes on when the engine throws for a while', async () => {
    const { status, tasks } = await run((_call, earlier) =>
      earlier.length < 5 ? { throws: 'Throttled' } : { outcome: 'succeeded' },
    );
    expect(status).toBe('SUCCEEDED');
    expect(tasks).toHaveLength(6);
  });

  it('tells the engine that it tries no more, and goes on as that says', async () => {
    const { status, error, calls } = await run(({ event }, earlier) => {
      if (event.giveUp !== undefined) return { outcome: 'continue' };
      return earlier.some((call) => call.event.giveUp !== undefined)
        ? { outcome: 'failed' }
        : { throws: 'ServiceUnavailable' };
    });
    expect({ status, error }).toEqual({ status: 'FAILED', error: 'JobFailed' });
    expect(calls).toHaveLength(ATTEMPTS + 2);
    expect(calls[ATTEMPTS]?.event.giveUp).toMatch(/^The job kept failing \(.+\)\.$/);
  });

  it('does the same when dedicated resources keep failing', async () => {
    const { status, error, calls } = await run(({ task, event }) => {
      if (task === 'ChangeDedicatedResources') return { throws: 'ServiceUnavailable' };
      return event.giveUp === undefined
        ? { outcome: 'change-resources', seconds: 0 }
        : { outcome: 'stopped' };
    });
    expect({ status, error }).toEqual({ status: 'FAILED', error: 'JobStopped' });
    expect(calls.at(-1)?.event.giveUp).toMatch(/^The stores kept failing/);
  });

  it('ends for the sweeper to go on when not even that is heard', async () => {
    const { status, error, calls } = await run(() => ({ throws: 'ServiceUnavailable' }));
    expect({ status, error }).toEqual({ status: 'FAILED', error: 'JobStopped' });
    expect(calls).toHaveLength(ATTEMPTS * 2);
  });
});
