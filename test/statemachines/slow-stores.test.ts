import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  ALL_DONE,
  but,
  COMPENSATION,
  labelOf,
  provisioningBy,
  runsWith,
  STEPS,
} from '../support/provisioning/scripts.ts';
import { StubMachine } from '../support/provisioning/stub-machine.ts';

const machine = new StubMachine(`stub-slow-stores-${process.pid}`);
beforeAll(() => machine.make());
afterAll(() => machine.remove());
const provision = provisioningBy(machine);

describe.concurrent('stores that take their time', () => {
  const pending = { outcome: 'pending' };
  const failed = { outcome: 'failed', step: 'activate-tenant', reason: 'No.', retryable: true };

  it('are asked for until they stand', async () => {
    const { labels, status } = await provision({
      script: but('CreateDedicatedResources', (calls) =>
        calls < 30 ? pending : { outcome: 'done' },
      ),
    });
    expect(status).toBe('SUCCEEDED');
    expect(labels.filter((label) => label === 'CreateDedicatedResources')).toHaveLength(31);
    expect([...new Set(labels)]).toEqual(ALL_DONE);
  });

  it('are asked for until they are gone', async () => {
    const { labels, status } = await provision({
      script: (call, earlier) =>
        labelOf(call) === 'ActivateTenant'
          ? failed
          : but('undo CreateDedicatedResources', (calls) =>
              calls < 30 ? pending : { outcome: 'undone' },
            )(call, earlier),
    });
    expect(status).toBe('FAILED');
    expect(labels.filter((label) => label === 'undo CreateDedicatedResources')).toHaveLength(31);
    expect([...new Set(labels)]).toEqual([...STEPS, ...COMPENSATION]);
  });

  it('that are never gone are left, and the failure is recorded', async () => {
    const { labels, status } = await provision({
      script: (call, earlier) =>
        labelOf(call) === 'ActivateTenant'
          ? failed
          : but('undo CreateDedicatedResources', pending)(call, earlier),
    });
    expect(status).toBe('FAILED');
    expect(labels.filter((label) => label === 'undo CreateDedicatedResources')).toHaveLength(150);
    expect(labels.slice(-2)).toEqual(['undo CreateDedicatedResources', 'RecordFailure']);
  });

  it('that fail after some time are undone', async () => {
    const { labels, cause } = await provision({
      script: but('CreateDedicatedResources', (calls) =>
        calls < 3 ? pending : { ...failed, step: 'create-dedicated-resources' },
      ),
    });
    expect([...new Set(labels)]).toEqual([
      ...runsWith('CreateDedicatedResources'),
      ...COMPENSATION,
    ]);
    expect(cause).toEqual({ ...failed, step: 'create-dedicated-resources' });
  });
});
