import { ExecutionAlreadyExists } from '@aws-sdk/client-sfn';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../kit/id.ts';
import {
  ALL_DONE,
  but,
  COMPENSATION,
  kebab,
  labelOf,
  provisioningBy,
  runsWith,
  STEPS,
  sunny,
} from '../support/provisioning/scripts.ts';
import { StubMachine, type Script } from '../support/provisioning/stub-machine.ts';

const machine = new StubMachine(`stub-provision-tenant-${process.pid}`);
beforeAll(() => machine.make());
afterAll(() => machine.remove());

const ATTEMPTS = 8;
const provision = provisioningBy(machine);

describe.concurrent('a provisioning', () => {
  it('runs the steps in their order, each told the tenant, the attempt and the direction', async () => {
    const { status, labels, calls, tenantId } = await provision({ script: sunny });
    expect(status).toBe('SUCCEEDED');
    expect(labels).toEqual(ALL_DONE);
    for (const { event } of calls) expect(event).toEqual({ tenantId, attempt: 1, direction: 'do' });
  });

  it('makes what takes its time beside the identity, and waits for both', async () => {
    const { status, calls } = await provision({
      // Not there before the other branch is at its end.
      script: (call, earlier) =>
        labelOf(call) !== 'CreateDedicatedResources' ||
        earlier.some(({ task }) => task === 'CreateBillingCustomer')
          ? sunny(call, earlier)
          : { outcome: 'pending' },
    });
    expect(status).toBe('SUCCEEDED');
    const tasks = calls.map(({ task }) => task);
    expect(tasks.indexOf('CreateBillingCustomer')).toBeLessThan(
      tasks.lastIndexOf('CreateDedicatedResources'),
    );
    expect(tasks.indexOf('PrepareStorage')).toBeLessThan(tasks.indexOf('ActivateTenant'));
  });

  it('of which both branches fail is undone once, and tells the first of them', async () => {
    const failed = (step: string) => ({ outcome: 'failed', step, reason: 'No.', retryable: true });
    const { labels, cause } = await provision({
      script: (call, earlier) =>
        ['CreateDedicatedResources', 'CreateIdentity'].includes(labelOf(call))
          ? failed(kebab(call.task))
          : sunny(call, earlier),
    });
    expect(labels).toEqual(['CreateDedicatedResources', 'CreateIdentity', ...COMPENSATION]);
    expect(cause).toEqual(failed('create-dedicated-resources'));
  });

  it('that is started twice under its name runs once', async () => {
    const tenantId = newId('tnt');
    machine.script(tenantId, sunny);
    const starts = await Promise.allSettled(
      [1, 2].map(() => machine.start(`${tenantId}-1`, { tenantId, attempt: 1 })),
    );
    const [first] = starts.filter((start) => start.status === 'fulfilled');
    // AWS answers the second with the first one's ARN, as long as it runs.
    for (const start of starts) {
      if (start.status === 'rejected') expect(start.reason).toBeInstanceOf(ExecutionAlreadyExists);
    }
    expect(await machine.end(first?.value.executionArn)).toEqual({ status: 'SUCCEEDED' });
    expect(machine.callsFor(tenantId)).toHaveLength(ALL_DONE.length);
  });

  it.each(STEPS)('whose %s throws five times goes on', async (task) => {
    const { status, labels } = await provision({
      script: but(task, (calls) =>
        calls < 5 ? { throws: 'TooManyRequestsException' } : { outcome: 'done' },
      ),
    });
    expect(status).toBe('SUCCEEDED');
    expect(labels.filter((label) => label === task)).toHaveLength(6);
    expect([...new Set(labels)]).toEqual(ALL_DONE);
  });
});

describe.concurrent('a step that fails', () => {
  it.each(STEPS)('as a value: %s is not repeated, all is undone backwards', async (task) => {
    const failed = {
      outcome: 'failed',
      step: kebab(task),
      reason: 'It cannot be.',
      retryable: false,
    };
    const { labels, cause, ...ended } = await provision({ script: but(task, failed) });
    expect(ended).toMatchObject({ status: 'FAILED', error: 'ProvisioningFailed' });
    expect(labels).toEqual([...runsWith(task), ...COMPENSATION]);
    expect(cause).toEqual(failed);
  });

  it.each(STEPS)('by throwing to the end: %s is repeated, then all is undone', async (task) => {
    const { labels, cause, ...ended } = await provision({
      script: but(task, { throws: 'ServiceUnavailable' }),
    });
    const repeated = runsWith(task).flatMap((label) =>
      Array.from({ length: label === task ? ATTEMPTS : 1 }, () => label),
    );
    expect(ended).toMatchObject({ status: 'FAILED', error: 'ProvisioningFailed' });
    expect(labels).toEqual([...repeated, ...COMPENSATION]);
    expect(cause).toEqual({ step: kebab(task) });
  });
});

describe.concurrent('a compensation', () => {
  const failed = { outcome: 'failed', step: 'activate-tenant', reason: 'No.', retryable: true };
  const failing =
    (script: Script): Script =>
    (call, earlier) =>
      labelOf(call) === 'ActivateTenant' ? failed : script(call, earlier);

  it.each([
    'undo CreateBillingCustomer',
    'undo PrepareStorage',
    'undo CreateIdentity',
    'undo CreateDedicatedResources',
  ])('goes on when %s throws to the end, and still records the failure', async (undo) => {
    const { labels, status } = await provision({
      script: failing(but(undo, { throws: 'ServiceUnavailable' })),
    });
    expect(status).toBe('FAILED');
    expect([...new Set(labels)]).toEqual([...STEPS, ...COMPENSATION]);
    expect(labels.filter((label) => label === undo)).toHaveLength(10);
  });

  it('repeats an undo that throws for a while', async () => {
    const { labels } = await provision({
      script: failing(
        but('undo CreateIdentity', (calls) =>
          calls < 5 ? { throws: 'TooManyRequestsException' } : { outcome: 'undone' },
        ),
      ),
    });
    expect(labels.filter((label) => label === 'undo CreateIdentity')).toHaveLength(6);
    expect([...new Set(labels)]).toEqual([...STEPS, ...COMPENSATION]);
  });

  it('of a tenant that is active undoes nothing and sends the welcome', async () => {
    const { labels, status } = await provision({
      script: failing(but('undo RegisterDomainName', { outcome: 'active' })),
    });
    expect(status).toBe('SUCCEEDED');
    expect(labels).toEqual([...STEPS, 'undo RegisterDomainName', 'SendWelcomeEmail']);
  });

  it('of an attempt that is over does nothing', async () => {
    const { labels, status } = await provision({
      script: failing(but('undo RegisterDomainName', { outcome: 'superseded' })),
    });
    expect(status).toBe('SUCCEEDED');
    expect(labels).toEqual([...STEPS, 'undo RegisterDomainName']);
  });

  it('whose failure cannot be recorded ends so that the sweeper sees it', async () => {
    const { status, error } = await provision({
      script: failing(but('RecordFailure', { throws: 'ServiceUnavailable' })),
    });
    expect({ status, error }).toEqual({ status: 'FAILED', error: 'FailureUnrecorded' });
  });

  it('that the sweeper starts runs no step, undoes all and tells the sweeper’s cause', async () => {
    const compensate = { step: 'create-identity', reason: 'Cut short.', retryable: true };
    const { labels, status, cause } = await provision({ script: sunny, compensate });
    expect(status).toBe('FAILED');
    expect(labels).toEqual(COMPENSATION);
    expect(cause).toEqual(compensate);
  });
});

describe.concurrent('of an active tenant', () => {
  it('a new attempt sends the welcome and does nothing else', async () => {
    const { labels, status } = await provision({
      script: (call, earlier) =>
        ['CreateDedicatedResources', 'CreateIdentity'].includes(call.task)
          ? { outcome: 'active' }
          : sunny(call, earlier),
    });
    expect(status).toBe('SUCCEEDED');
    expect(labels).toEqual(['CreateDedicatedResources', 'CreateIdentity', 'SendWelcomeEmail']);
  });

  it('a welcome that fails as a value leaves the provisioning a success', async () => {
    const { labels, status } = await provision({
      script: but('SendWelcomeEmail', {
        outcome: 'failed',
      }),
    });
    expect(status).toBe('SUCCEEDED');
    expect(labels).toEqual(ALL_DONE);
  });

  it('a welcome that throws to the end is recorded as failed, and undoes nothing', async () => {
    const { labels, status, cause } = await provision({
      script: but('SendWelcomeEmail', { throws: 'ServiceUnavailable' }),
    });
    expect(status).toBe('SUCCEEDED');
    expect([...new Set(labels)]).toEqual([...ALL_DONE, 'RecordFailure']);
    expect(cause).toEqual({ step: 'send-welcome-email' });
  });
});

describe.concurrent('an attempt that is over', () => {
  it.each(STEPS)('ends quietly at %s', async (task) => {
    const { labels, status } = await provision({ script: but(task, { outcome: 'superseded' }) });
    expect(status).toBe('SUCCEEDED');
    expect(labels).toEqual(runsWith(task));
  });
});
