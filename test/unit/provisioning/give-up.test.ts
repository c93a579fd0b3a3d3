import { describe, expect, it } from 'vitest';
import { recordFailure } from '../../../core/provisioning/record-failure.ts';
import { PROVISIONING_STEPS, type StepName } from '../../../core/provisioning/step.ts';
import { FAULTS, faultAt } from '../../support/provisioning/faults.ts';
import { ALL_INTEGRATIONS } from '../../support/provisioning/a-tenant.ts';
import { ProvisioningWorld } from '../../support/provisioning/provisioning-world.ts';

const UNDOABLE = [
  'register-domain-name',
  'create-webhook-endpoints',
  'create-api-key',
  'create-billing-customer',
  'prepare-storage',
  'create-identity',
  'create-dedicated-resources',
] as const;
const NOTHING = {
  stores: 0,
  pools: 0,
  claims: 0,
  registrations: 0,
  members: 0,
  prepared: 0,
  billingAccounts: 0,
  customers: 0,
  apiKeys: 0,
  keySecrets: 0,
  webhookEndpoints: 0,
  domainNames: 0,
  mails: 0,
};
const cause = { step: 'create-identity' } as const;

/** A failed tenant of which everything is left, at the attempt that gives it up. */
async function givingUp() {
  const world = new ProvisioningWorld({
    isolation: 'separate_schema',
    integrations: ALL_INTEGRATIONS,
  });
  await world.runUntil('activate-tenant');
  await recordFailure(world.steps().stepPorts, world.task(), { step: 'activate-tenant' });
  expect(world.current.failure?.reason).toContain('Not undone');
  world.beginGivingUp();
  const end = () => recordFailure(world.steps().stepPorts, world.task(), cause);
  return { world, end };
}

async function undone(world: ProvisioningWorld, steps: readonly StepName[] = UNDOABLE) {
  for (const step of steps) {
    world.pass(45);
    expect(await world.undoToEnd(step)).toEqual({ outcome: 'undone' });
  }
}

describe('a tenant that is given up', () => {
  it('ends when nothing of it is left: terminated, its slug free, told once', async () => {
    const { world, end } = await givingUp();
    await undone(world);
    expect([await end(), await end()]).toEqual(['given-up', 'given-up']);

    expect(world.effects).toEqual(NOTHING);
    expect(world.current).toMatchObject({ state: 'terminated' });
    expect(world.current.failure).toBeUndefined();
    expect([...world.registry.freed]).toEqual([world.tenant.slug]);
    expect(world.registry.events.map(({ type }) => type)).toEqual([
      'tenant.provisioning_failed',
      'tenant.given_up',
    ]);
  });

  it.each(PROVISIONING_STEPS)('makes nothing any more: %s', async (step) => {
    const { world } = await givingUp();
    const before = world.effects;
    expect(await world.run(step)).toEqual({ outcome: 'superseded' });
    expect(world.effects).toEqual(before);
  });

  it.each(UNDOABLE)('keeps slug and place as long as %s is not undone', async (step) => {
    const { world, end } = await givingUp();
    for (const other of UNDOABLE) {
      if (other !== step) await world.undoToEnd(other).catch(() => undefined);
    }
    expect(await end()).toBe('recorded');
    expect(world.current.state).toBe('provisioning');
    expect(world.current.failure).toMatchObject({ retryable: true });
    expect(world.current.failure?.reason).toContain(step);
    expect(world.registry.freed.size).toBe(0);

    world.beginGivingUp();
    await undone(world);
    expect(await end()).toBe('given-up');
  });

  describe.each(UNDOABLE)('while %s is undone', (step) => {
    it.each(FAULTS)('ends the same when a run of it %s, at whatever call', async (fault) => {
      for (let nth = 1; ; nth += 1) {
        const { world, end } = await givingUp();
        await undone(world, UNDOABLE.slice(0, UNDOABLE.indexOf(step)));
        const { around, wasMet } = faultAt(nth, fault);
        await world.undoToEnd(step, around).catch(() => undefined);
        if (!wasMet()) break;
        await undone(world);
        expect(await end()).toBe('given-up');
        expect(world.effects).toEqual(NOTHING);
      }
    });
  });

  it.each(FAULTS)('ends the same when its end %s, at whatever call', async (fault) => {
    for (let nth = 1; ; nth += 1) {
      const { world, end } = await givingUp();
      await undone(world);
      const { around, wasMet } = faultAt(nth, fault);
      await recordFailure(world.steps(around).stepPorts, world.task(), cause).catch(
        () => undefined,
      );
      if (!wasMet()) break;
      expect(await end()).toBe('given-up');
      expect(world.registry.events).toHaveLength(2);
    }
  });
});
