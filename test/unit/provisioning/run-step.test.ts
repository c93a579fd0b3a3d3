import { describe, expect, it } from 'vitest';
import { PROVISIONING_STEPS } from '../../../core/provisioning/step.ts';
import type { Around } from '../../support/guarded.ts';
import { ProvisioningWorld } from '../../support/provisioning/provisioning-world.ts';

/** Throws on the first calls of a run's effect, as a throttle does. */
function throttledTimes(times: number): Around {
  let left = times;
  return (call) => {
    if (left === 0) return call();
    left -= 1;
    throw Object.assign(new Error('Rate exceeded'), { name: 'TooManyRequestsException' });
  };
}

describe.each(PROVISIONING_STEPS)('running %s', (name) => {
  it('twice at once makes its effects once', async () => {
    const world = new ProvisioningWorld();
    await world.runUntil(name);
    const runs = await Promise.allSettled([world.run(name), world.run(name)]);

    const [busy] = runs.filter((run) => run.status === 'rejected');
    expect(busy?.reason).toMatchObject({ name: 'StepLeasedError' });
    expect(runs.filter((run) => run.status === 'fulfilled').map(({ value }) => value)).toEqual([
      { outcome: 'done' },
    ]);
    expect((await world.run(name)).outcome).toMatch(/^(done|active)$/);
    const once = new ProvisioningWorld();
    await once.runUntil(name);
    await once.run(name);
    expect(world.effects).toEqual(once.effects);
  });

  it('outlasts five throttles', async () => {
    const world = new ProvisioningWorld();
    await world.runUntil(name);
    const around = throttledTimes(5);
    const outcomes = [];
    for (let run = 0; run < 8 && outcomes.length === 0; run += 1) {
      const outcome = await world.run(name, around).catch(() => null);
      if (outcome) outcomes.push(outcome);
      world.pass(45);
    }
    expect(outcomes).toEqual([{ outcome: 'done' }]);
  });

  it('again answers from the ledger and changes nothing', async () => {
    const world = new ProvisioningWorld();
    await world.runUntil(name);
    await world.run(name);
    const before = structuredClone(world.record(name));

    expect(await world.run(name)).toEqual({ outcome: 'done' });
    expect(world.record(name)).toEqual(before);
  });

  it('of an older attempt makes nothing', async () => {
    const world = new ProvisioningWorld();
    await world.runUntil(name);
    const before = { ...world.effects };
    world.registry.tenants.set(world.tenant.id, { ...world.current, attempt: 2 });

    expect(await world.run(name)).toEqual({ outcome: 'superseded' });
    expect(world.effects).toEqual(before);
  });

  it('of a deleted tenant makes nothing', async () => {
    const world = new ProvisioningWorld();
    world.registry.tenants.clear();
    expect(await world.run(name)).toEqual({ outcome: 'superseded' });
    expect(world.effects).toMatchObject({
      pools: 0,
      prepared: 0,
      billingAccounts: 0,
      customers: 0,
      mails: 0,
    });
  });
});

describe('a lease', () => {
  it('outlives its runner by ten seconds and no more', async () => {
    const world = new ProvisioningWorld();
    const never: Around = (call) =>
      world.record('create-identity') ? new Promise(() => undefined) : call();
    void world.run('create-identity', never);
    await new Promise((resolve) => setImmediate(resolve));
    expect(world.record('create-identity')?.status).toBe('running');

    world.pass(39);
    await expect(world.run('create-identity')).rejects.toMatchObject({ name: 'StepLeasedError' });
    world.pass(2);
    expect(await world.run('create-identity')).toEqual({ outcome: 'done' });
  });

  it('is kept by a forward run that a compensation then waits for', async () => {
    const world = new ProvisioningWorld();
    const hanging: Around = (call) =>
      world.record('create-identity') ? new Promise(() => undefined) : call();
    void world.run('create-identity', hanging);
    await new Promise((resolve) => setImmediate(resolve));

    await expect(world.undo('create-identity')).rejects.toMatchObject({ name: 'StepLeasedError' });
    world.pass(41);
    expect(await world.undo('create-identity')).toEqual({ outcome: 'undone' });
  });

  it('tells why its runner threw, and lets the next one in at once', async () => {
    const world = new ProvisioningWorld();
    let calls = 0;
    const around: Around = (call) => {
      calls += 1;
      if (calls === 6) throw Object.assign(new Error('x'), { name: 'TooManyRequestsException' });
      return call();
    };
    await expect(world.run('create-identity', around)).rejects.toThrow('x');
    expect(world.record('create-identity')).toMatchObject({
      status: 'running',
      reason: 'TooManyRequestsException',
    });
    expect(await world.run('create-identity')).toEqual({ outcome: 'done' });
    expect(world.record('create-identity')?.reason).toBeUndefined();
  });
});

describe('once a compensation has begun', () => {
  it.each([
    'create-dedicated-resources',
    'create-identity',
    'prepare-storage',
    'create-billing-customer',
    'activate-tenant',
  ] as const)('%s no longer begins', async (name) => {
    const world = new ProvisioningWorld();
    await world.runUntil(name);
    await world.undo('prepare-storage');
    const before = { ...world.effects };

    expect(await world.run(name)).toEqual({ outcome: 'superseded' });
    expect(world.effects).toEqual(before);
  });

  it('a step that had taken its lease before gives it back without an effect', async () => {
    const world = new ProvisioningWorld();
    let calls = 0;
    const around: Around = async (call) => {
      calls += 1;
      // The third call saves the lease: the compensation begins just after.
      const answer = await call();
      if (calls === 3) await world.registry.beginCompensation(world.task());
      return answer;
    };
    expect(await world.run('create-identity', around)).toEqual({ outcome: 'superseded' });
    expect(world.effects.pools).toBe(0);
    expect(world.record('create-identity')).toMatchObject({ status: 'pending' });
  });
});

describe('the next attempt', () => {
  it('takes up what an undo that failed had left behind', async () => {
    const world = new ProvisioningWorld();
    await world.run('create-identity');
    const [pool] = world.pools.pools.keys();
    world.registry.tenants.set(world.tenant.id, { ...world.current, attempt: 2 });
    const { stepPorts, all } = world.steps();
    const { runStep } = await import('../../../core/provisioning/run-step.ts');
    const step = all.get('create-identity');
    if (!step) throw new Error('There is no such step.');

    expect(await runStep(stepPorts, step, { ...world.task(), attempt: 2 })).toEqual({
      outcome: 'done',
    });
    expect([...world.pools.pools.keys()]).toEqual([pool]);
    expect(world.record('create-identity')).toMatchObject({ attempt: 2, status: 'done' });
  });

  it('is not disturbed by a run of the one before', async () => {
    const world = new ProvisioningWorld();
    await world.run('create-identity');
    const record = world.record('create-identity');
    if (!record) throw new Error('It was not recorded.');
    await world.ledger.save({ ...record, attempt: 2, revision: record.revision + 1 });

    await expect(world.run('create-identity')).rejects.toMatchObject({ name: 'StepLeasedError' });
  });
});
