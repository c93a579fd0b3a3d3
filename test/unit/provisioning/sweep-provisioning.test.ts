import { describe, expect, it } from 'vitest';
import { faultAt } from '../../support/provisioning/faults.ts';
import { machineDefinition } from '../../support/provisioning/machine-definition.ts';
import { ProvisioningWorld } from '../../support/provisioning/provisioning-world.ts';
import { swept } from '../../support/provisioning/swept.ts';

describe('sweepProvisioning', () => {
  it('says how long the oldest provisioning has been open', async () => {
    const { world, executions, sweep } = swept();
    await executions.start(world.task());
    world.pass(200);
    expect(await sweep()).toMatchObject({ oldestSeconds: 200 });
  });

  it('starts what was never started, but not in the first moments', async () => {
    const { world, executions, name, sweep } = swept();
    expect(await sweep()).toMatchObject({ fine: 1, started: 0 });
    world.pass(91);
    expect(await sweep()).toMatchObject({ started: 1 });
    expect([...executions.runs.keys()]).toEqual([name()]);
  });

  it('removes what a tenant left that is given up, and makes nothing of it', async () => {
    const { world, executions, sweep } = swept();
    world.beginGivingUp();
    expect(await sweep()).toMatchObject({ compensating: 1 });
    const name = `${world.tenant.id}-2-compensate`;
    expect([...executions.runs.keys()]).toEqual([name]);
    expect(await sweep()).toMatchObject({ fine: 1 });

    for (const suffix of ['', '-2', '-3']) {
      executions.end(`${name}${suffix}`);
      await sweep();
    }
    expect(world.current).toMatchObject({ state: 'terminated' });
    expect(await sweep()).toMatchObject({ fine: 0, compensating: 0, recorded: 0 });
  });

  it('leaves alone what is under way', async () => {
    const { world, executions, sweep } = swept();
    await executions.start(world.task());
    world.pass(200);
    expect(await sweep()).toMatchObject({ fine: 1, compensating: 0 });
  });

  it('compensates what ended without an active tenant, and says at which step', async () => {
    const { world, executions, name, sweep } = swept();
    await world.run('create-dedicated-resources');
    executions.end(name());
    expect(await sweep()).toMatchObject({ compensating: 1 });
    expect([...executions.runs.keys()]).toEqual([name(), name('-compensate')]);
    expect(executions.causes).toEqual([
      {
        step: 'create-identity',
        reason: 'The provisioning was cut short.',
        retryable: true,
      },
    ]);
    expect(await sweep()).toMatchObject({ fine: 1, compensating: 0 });
  });

  it('ends what runs longer than a tenant in a pool ever takes, and compensates it', async () => {
    const { world, executions, name, sweep } = swept();
    await executions.start(world.task());
    world.pass(331);
    expect(await sweep()).toMatchObject({ compensating: 1 });
    expect(executions.stopped).toEqual([name()]);
  });

  it.each(['separate_schema', 'separate_database'] as const)(
    'gives a tenant of %s the time that its dedicated resources take, and no longer than the machine has',
    async (isolation) => {
      const { world, executions, name, sweep } = swept(new ProvisioningWorld({ isolation }));
      await executions.start(world.task());
      world.pass(331);
      expect(await sweep()).toMatchObject({ fine: 1 });
      world.pass(4_080);
      expect(await sweep()).toMatchObject({ compensating: 1 });
      expect(executions.stopped).toEqual([name()]);
      expect(machineDefinition('provision-tenant').TimeoutSeconds).toBeLessThan(331 + 4_080);
    },
  );

  it('compensates again when the compensation died', async () => {
    const { executions, name, sweep } = swept();
    executions.end(name());
    executions.end(name('-compensate'));
    expect(await sweep()).toMatchObject({ compensating: 1 });
    expect([...executions.runs.keys()].at(-1)).toBe(name('-compensate-2'));
  });

  it('records the failure itself, with what is left, when no compensation survives', async () => {
    const { world, executions, name, sweep } = swept();
    await world.runUntil('prepare-storage');
    for (const run of ['', '-compensate', '-compensate-2', '-compensate-3']) {
      executions.end(name(run));
    }
    expect(await sweep()).toMatchObject({ recorded: 1 });
    expect(world.current.failure).toMatchObject({
      step: 'prepare-storage',
      reason: 'The provisioning was cut short. Not undone: create-identity.',
      retryable: true,
    });
    expect(await world.run('activate-tenant')).toEqual({ outcome: 'superseded' });
    expect(await sweep()).toMatchObject({ fine: 0, started: 0, error: 0 });
  });

  it('takes no tenant for unsettled that became active while the index lagged', async () => {
    const { world, executions, name, sweep } = swept();
    await world.runUntil('send-welcome-email');
    await world.run('send-welcome-email');
    executions.end(name());
    const { id, attempt, updatedAt } = world.tenant;
    world.registry.listUnsettled = async function* () {
      yield [{ tenantId: id, attempt, since: updatedAt }];
    };
    expect(await sweep()).toMatchObject({ fine: 1, compensating: 0, recorded: 0 });
  });

  it('waits for a welcome whose function may have outlived its machine', async () => {
    const { world, executions, name, sweep } = swept();
    await world.runUntil('send-welcome-email');
    const { around } = faultAt(4, 'dies-before');
    await world.run('send-welcome-email', around).catch(() => undefined);
    expect(world.record('send-welcome-email')?.leaseUntil).toBeDefined();
    executions.end(name());
    expect(await sweep()).toMatchObject({ fine: 1, recorded: 0 });
    world.pass(45);
    expect(await sweep()).toMatchObject({ recorded: 1 });
    expect(world.record('send-welcome-email')).toMatchObject({ status: 'failed' });
  });

  it('shows a welcome that no machine will send as failed, on an active tenant', async () => {
    const { world, executions, name, sweep } = swept();
    await world.runUntil('send-welcome-email');
    executions.end(name());
    expect(await sweep()).toMatchObject({ recorded: 1 });
    expect(world.record('send-welcome-email')).toMatchObject({ status: 'failed', retryable: true });
    expect(world.current.state).toBe('active');
    expect(world.current.failure).toBeUndefined();
  });

  it('goes on with the other tenants when one cannot be looked at', async () => {
    const { world, executions, errors, sweep } = swept();
    const other = { ...world.tenant, id: 'tnt_other' as const };
    world.registry.tenants.set(other.id, other);
    const describe = executions.describe.bind(executions);
    executions.describe = (key) =>
      key.tenantId === other.id ? Promise.reject(new Error('throttled')) : describe(key);
    world.pass(100);
    expect(await sweep()).toMatchObject({ started: 1, error: 1 });
    expect(errors).toHaveLength(1);
  });

  it('asks of no more machines than the account’s rate can take; the next sweep goes on', async () => {
    const { world, executions, sweep } = swept();
    const begun = world.registry.tenants.size;
    for (let more = begun; more < 500; more += 1) {
      const id = `tnt_${more}` as const;
      world.registry.tenants.set(id, { ...world.tenant, id });
    }
    let asked = 0;
    const describe = executions.describe.bind(executions);
    executions.describe = (key) => {
      asked += 1;
      return describe(key);
    };
    await sweep();
    expect(asked).toBe(120);
  });
});
