import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../kit/id.ts';
import { StubMachine, type Script } from '../support/provisioning/stub-machine.ts';

const machine = new StubMachine(`stub-move-tenant-${process.pid}`, {
  machine: 'move-tenant',
  tasks: ['AdvanceMove', 'ChangeStores'],
});
beforeAll(() => machine.make());
afterAll(() => machine.remove());

const ATTEMPTS = 8;

/** Answers in their order; the last one for ever. */
const inTurn =
  (...answers: readonly Readonly<Record<string, unknown>>[]): Script =>
  (_call, earlier) =>
    answers[earlier.length] ?? answers.at(-1) ?? {};

async function move(script: Script) {
  const [tenantId, moveId] = [newId('tnt'), newId('mov')];
  machine.script(tenantId, script);
  const { executionArn } = await machine.start(`${moveId}-1`, { tenantId, moveId });
  const ended = await machine.end(executionArn);
  const calls = machine.callsFor(tenantId);
  return { ...ended, tenantId, moveId, calls, tasks: calls.map(({ task }) => task) };
}

describe.concurrent('a run of the machine', () => {
  it('asks the engine for piece after piece until the tenant has moved', async () => {
    const { status, calls, tenantId, moveId } = await move(
      inTurn({ outcome: 'continue' }, { outcome: 'wait', seconds: 0 }, { outcome: 'moved' }),
    );
    expect(status).toBe('SUCCEEDED');
    expect(calls.map(({ event }) => event)).toEqual(
      Array.from({ length: 3 }, () => ({ tenantId, moveId, told: null })),
    );
  });

  it('sees to stores when it is asked to, and tells what came of it', async () => {
    const { tasks, calls, status } = await move(
      inTurn(
        { outcome: 'make-stores', seconds: 0 },
        { told: { stores: 'pending' } },
        { outcome: 'make-stores', seconds: 0 },
        { told: { stores: 'refused', reason: 'No.' } },
        { outcome: 'delete-stores', seconds: 0 },
        { told: { stores: 'gone' } },
        { outcome: 'failed' },
      ),
    );
    expect(status).toBe('FAILED');
    expect(tasks).toEqual([
      'AdvanceMove',
      'ChangeStores',
      'AdvanceMove',
      'ChangeStores',
      'AdvanceMove',
      'ChangeStores',
      'AdvanceMove',
    ]);
    expect(calls.map(({ event }) => event.told)).toEqual([
      null,
      undefined,
      { stores: 'pending' },
      undefined,
      { stores: 'refused', reason: 'No.' },
      undefined,
      { stores: 'gone' },
    ]);
  });

  it('goes on when the engine throws for a while', async () => {
    const { status, tasks } = await move((_call, earlier) =>
      earlier.length < 5 ? { throws: 'Throttled' } : { outcome: 'moved' },
    );
    expect(status).toBe('SUCCEEDED');
    expect(tasks).toHaveLength(6);
  });

  it('tells the engine that it tries no more, and goes on as that says', async () => {
    const { status, error, calls } = await move(({ event }, earlier) => {
      if (event.giveUp !== undefined) return { outcome: 'continue' };
      return earlier.some((call) => call.event.giveUp !== undefined)
        ? { outcome: 'failed' }
        : { throws: 'ServiceUnavailable' };
    });
    expect({ status, error }).toEqual({ status: 'FAILED', error: 'MoveFailed' });
    expect(calls).toHaveLength(ATTEMPTS + 2);
    expect(calls[ATTEMPTS]?.event.giveUp).toMatch(/^The move kept failing \(.+\)\.$/);
  });

  it('does the same when the stores throw to the end', async () => {
    const { status, error, calls } = await move(({ task, event }) => {
      if (task === 'ChangeStores') return { throws: 'ServiceUnavailable' };
      return event.giveUp === undefined
        ? { outcome: 'delete-stores', seconds: 0 }
        : { outcome: 'stopped' };
    });
    expect({ status, error }).toEqual({ status: 'FAILED', error: 'MoveStopped' });
    expect(calls.at(-1)?.event.giveUp).toMatch(/^The stores kept failing/);
  });

  it('ends for the sweeper to go on when not even that is heard', async () => {
    const { status, error, calls } = await move(() => ({ throws: 'ServiceUnavailable' }));
    expect({ status, error }).toEqual({ status: 'FAILED', error: 'MoveStopped' });
    expect(calls).toHaveLength(ATTEMPTS + 10);
  });
});
