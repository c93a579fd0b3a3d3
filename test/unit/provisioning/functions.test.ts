import type { Context } from 'aws-lambda';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { recordFailureHandler } from '../../../functions/provisioning/record-failure/handler.ts';
import { stepFunction } from '../../../functions/provisioning/step-function.ts';
import { logger } from '../../../kit/log.ts';
import type { Around } from '../../support/guarded.ts';
import { ProvisioningWorld } from '../../support/provisioning/provisioning-world.ts';

const context = { getRemainingTimeInMillis: () => 30_000 } as Context;
afterEach(() => vi.restoreAllMocks());

function functionOf(world: ProvisioningWorld, around?: Around) {
  const { stepPorts, all } = world.steps(around);
  const step = all.get('create-identity');
  if (!step) throw new Error('There is no such step.');
  return stepFunction(stepPorts, step);
}

describe('the function of a step', () => {
  it('runs it, and undoes it when it is told to', async () => {
    const world = new ProvisioningWorld();
    const handler = functionOf(world);
    const event = { tenantId: world.tenant.id, attempt: 1 };
    expect(await handler(event, context)).toEqual({ outcome: 'done' });
    expect(world.effects.pools).toBe(1);
    expect(await handler({ ...event, direction: 'undo' }, context)).toEqual({ outcome: 'undone' });
    expect(world.effects.pools).toBe(0);
  });

  it('throws an error of the same name without its text, and logs no text either', async () => {
    const warn = vi.spyOn(logger, 'warn').mockReturnValue(undefined);
    const world = new ProvisioningWorld();
    const handler = functionOf(world, () => {
      throw Object.assign(new Error('ada@acme.example is gone'), { name: 'UserNotFoundException' });
    });
    const run = handler({ tenantId: world.tenant.id, attempt: 1 }, context);
    await expect(run).rejects.toMatchObject({ name: 'UserNotFoundException' });
    await expect(run).rejects.not.toThrow(/acme/);
    expect(JSON.stringify(warn.mock.calls)).toMatch(/UserNotFoundException/);
    expect(JSON.stringify(warn.mock.calls)).not.toMatch(/acme/);
  });

  it.each([{}, { tenantId: 'acme', attempt: 1 }, { tenantId: 'tnt_x', attempt: 0 }])(
    'refuses the input %o',
    async (event) => {
      await expect(functionOf(new ProvisioningWorld())(event, context)).rejects.toThrow();
    },
  );
});

describe('the function that records a failure', () => {
  const recorded = async (world: ProvisioningWorld, cause: object) =>
    recordFailureHandler(world.steps().stepPorts)(
      { tenantId: world.tenant.id, attempt: 1, cause },
      context,
    );

  it('tells the reason that the step gave', async () => {
    const world = new ProvisioningWorld();
    const cause = {
      step: 'create-identity',
      reason: 'No plan.',
      retryable: false,
      outcome: 'failed',
    };
    expect(await recorded(world, cause)).toEqual({ outcome: 'recorded' });
    expect(world.current.failure).toEqual({
      step: 'create-identity',
      reason: 'No plan.',
      retryable: false,
      failedAt: world.time,
    });
    expect(world.registry.events).toMatchObject([
      { type: 'tenant.provisioning_failed', data: { attempt: 1, reason: 'No plan.' } },
    ]);
  });

  it('says that a step did not finish when nobody knows more', async () => {
    const world = new ProvisioningWorld();
    await recorded(world, { step: 'create-identity' });
    expect(world.current.failure?.reason).toBe('The step did not finish in time.');
    expect(world.record('create-identity')).toMatchObject({ status: 'failed' });
  });

  it('twice tells it once', async () => {
    const world = new ProvisioningWorld();
    await recorded(world, { step: 'create-identity' });
    await recorded(world, { step: 'create-identity', reason: 'Another.' });
    expect(world.registry.events).toHaveLength(1);
    expect(world.current.failure?.reason).toBe('The step did not finish in time.');
  });

  it('of an older attempt changes nothing', async () => {
    const world = new ProvisioningWorld();
    world.registry.tenants.set(world.tenant.id, { ...world.current, attempt: 2 });
    await recorded(world, { step: 'create-identity' });
    expect(world.current.failure).toBeUndefined();
    expect(world.ledger.records.size).toBe(0);
  });
});
