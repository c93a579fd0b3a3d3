import { describe, expect, it } from 'vitest';
import { recordFailure } from '../../../core/provisioning/record-failure.ts';
import { ProvisioningWorld } from '../../support/provisioning/provisioning-world.ts';

const placed = (isolation: 'separate_schema' | 'separate_database' = 'separate_schema') =>
  new ProvisioningWorld({ isolation });

describe('createDedicatedResources', () => {
  it.each([
    [{ plan: 'gone' }, /no plan "gone"/, true],
    [{ isolation: 'shared_database' }, /no table for the plan ""/, true],
    [{ isolation: 'shared_database', tier: 'gone' }, /no table for the plan "gone"/, true],
    [{ region: 'us-east-1' }, /us-east-1/, false],
    [{ isolation: 'separate_schema', region: 'us-east-1' }, /us-east-1/, false],
    [{ isolation: 'separate_database', region: 'us-east-1' }, /us-east-1 any more/, true],
  ] as const)('refuses %o, which the platform cannot serve', async (change, reason, retryable) => {
    const world = new ProvisioningWorld(change);
    const outcome = await world.runToEnd('create-dedicated-resources');
    expect(outcome).toMatchObject({ outcome: 'failed', retryable });
    expect(outcome).toHaveProperty('reason', expect.stringMatching(reason));
    expect(world.effects.stores).toBe(0);
  });

  it.each([
    { isolation: 'shared_schema' },
    { isolation: 'shared_database', tier: 'basic' },
    { isolation: 'separate_schema' },
    { isolation: 'separate_database' },
    { isolation: 'separate_database', region: 'ap-southeast-2' },
  ] as const)('accepts %o', async (change) => {
    const world = new ProvisioningWorld(change);
    expect(await world.runToEnd('create-dedicated-resources')).toEqual({ outcome: 'done' });
  });

  it.each([
    { isolation: 'shared_schema' },
    { isolation: 'shared_database', tier: 'basic' },
  ] as const)('has nothing to make, and nothing to undo, for a tenant of %o', async (change) => {
    const world = new ProvisioningWorld(change);
    expect(await world.run('create-dedicated-resources')).toEqual({ outcome: 'done' });
    expect(world.record('create-dedicated-resources')?.undo).toBeUndefined();
    expect(await world.undo('create-dedicated-resources')).toEqual({ outcome: 'undone' });
    expect(world.dedicatedResources.stores.size).toBe(0);
  });

  it('gives its lease back while AWS works, and keeps how to undo what was begun', async () => {
    const world = placed();
    expect(await world.run('create-dedicated-resources')).toEqual({ outcome: 'pending' });
    expect(world.record('create-dedicated-resources')).toMatchObject({
      status: 'running',
      undo: { begun: true },
    });
    expect(world.record('create-dedicated-resources')?.leaseUntil).toBeUndefined();
    expect(await world.run('create-dedicated-resources')).toEqual({ outcome: 'done' });
    expect(world.record('create-dedicated-resources')).toMatchObject({ status: 'done' });
  });

  it.each([
    ['separate_schema', 10],
    ['separate_database', 30],
  ] as const)('waits for %s no longer than %d minutes', async (isolation, minutes) => {
    const world = placed(isolation);
    world.dedicatedResources.slowness = Infinity;
    await world.run('create-dedicated-resources');
    world.pass(minutes * 60);
    expect(await world.run('create-dedicated-resources')).toEqual({ outcome: 'pending' });
    world.pass(1);
    expect(await world.run('create-dedicated-resources')).toEqual({
      outcome: 'failed',
      step: 'create-dedicated-resources',
      reason: `The step did not end within ${minutes} minutes.`,
      retryable: true,
    });
    expect(await world.undoToEnd('create-dedicated-resources')).toEqual({ outcome: 'undone' });
    expect(world.dedicatedResources.stores.size).toBe(0);
  });

  it('tells what AWS refuses, to be tried again by an operator', async () => {
    const world = placed();
    world.dedicatedResources.refusal = 'The account can hold no more tables.';
    expect(await world.run('create-dedicated-resources')).toEqual({
      outcome: 'failed',
      step: 'create-dedicated-resources',
      reason: 'The account can hold no more tables.',
      retryable: true,
    });
  });

  it('is undone over several calls, each of which leaves how to go on', async () => {
    const world = placed();
    await world.runToEnd('create-dedicated-resources');
    expect(await world.undo('create-dedicated-resources')).toEqual({ outcome: 'pending' });
    expect(world.record('create-dedicated-resources')).toMatchObject({
      status: 'done',
      undo: { begun: true },
    });
    expect(world.record('create-dedicated-resources')?.leaseUntil).toBeUndefined();
    expect(await world.undo('create-dedicated-resources')).toEqual({ outcome: 'undone' });
    expect(world.record('create-dedicated-resources')?.undo).toBeUndefined();
  });

  it('deletes no store before the tenant’s session has cleared it', async () => {
    const world = placed();
    await world.runUntil('activate-tenant');
    await expect(world.undo('create-dedicated-resources')).rejects.toMatchObject({
      name: 'StoresNotEmptyError',
    });
    await world.undo('prepare-storage');
    expect(await world.undoToEnd('create-dedicated-resources')).toEqual({ outcome: 'undone' });
  });

  it('of a pending attempt ends where the compensation begins', async () => {
    const world = placed();
    await world.run('create-dedicated-resources');
    expect(await world.undo('create-dedicated-resources')).toEqual({ outcome: 'pending' });
    expect(await world.run('create-dedicated-resources')).toEqual({ outcome: 'superseded' });
    expect(await world.undo('create-dedicated-resources')).toEqual({ outcome: 'undone' });
    expect(world.dedicatedResources.stores.size).toBe(0);
  });

  it('that could not be undone is named in the failure', async () => {
    const world = placed();
    await world.runToEnd('create-dedicated-resources');
    const { stepPorts } = world.steps();
    await world.registry.beginCompensation(world.task());
    await recordFailure(stepPorts, world.task(), { step: 'create-identity', reason: 'No.' });
    expect(world.current.failure?.reason).toBe('No. Not undone: create-dedicated-resources.');
  });
});
