import { describe, expect, it } from 'vitest';
import { ProvisioningWorld } from '../../support/provisioning/provisioning-world.ts';

describe('placeTenant', () => {
  it.each([
    [{ plan: 'gone' }, /no plan "gone"/, true],
    [{ isolation: 'shared_database' }, /no table for the plan ""/, true],
    [{ isolation: 'shared_database', tier: 'gone' }, /no table for the plan "gone"/, true],
    [{ region: 'us-east-1' }, /us-east-1/, false],
    [{ isolation: 'separate_schema', region: 'us-east-1' }, /us-east-1/, false],
    [{ isolation: 'separate_database', region: 'us-east-1' }, /us-east-1 any more/, true],
  ] as const)('refuses %o', async (change, reason, retryable) => {
    const world = new ProvisioningWorld(change);
    const outcome = await world.run('place-tenant');
    expect(outcome).toMatchObject({ outcome: 'failed', step: 'place-tenant', retryable });
    expect(outcome).toHaveProperty('reason', expect.stringMatching(reason));
    expect(world.effects.placed).toBe(0);
  });

  it.each([
    { isolation: 'shared_schema' },
    { isolation: 'shared_database', tier: 'basic' },
    { isolation: 'separate_schema' },
    { isolation: 'separate_database' },
    { isolation: 'separate_database', region: 'ap-southeast-2' },
  ] as const)('places %o', async (change) => {
    const world = new ProvisioningWorld(change);
    expect(await world.run('place-tenant')).toEqual({ outcome: 'done' });
    expect(world.effects.placed).toBe(1);
  });
});
