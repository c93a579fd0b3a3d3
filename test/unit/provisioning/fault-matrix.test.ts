import { describe, expect, it } from 'vitest';
import { recordFailure } from '../../../core/provisioning/record-failure.ts';
import { PROVISIONING_STEPS, type StepName } from '../../../core/provisioning/step.ts';
import { FAULTS, faultAt, type Fault } from '../../support/provisioning/faults.ts';
import { ALL_INTEGRATIONS } from '../../support/provisioning/a-tenant.ts';
import { ProvisioningWorld } from '../../support/provisioning/provisioning-world.ts';

const BEFORE_ACTIVATION = PROVISIONING_STEPS.slice(
  0,
  PROVISIONING_STEPS.indexOf('activate-tenant'),
);
const UNDOABLE = BEFORE_ACTIVATION.toReversed();
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

/** With stores of its own to make, and all that can be asked for, so that every step has an effect. */
const aWorld = () =>
  new ProvisioningWorld({
    isolation: 'separate_schema',
    integrations: ALL_INTEGRATIONS,
  });

/** Fails the step at each of its port calls in turn, and looks at each world after it. */
async function atEveryCall(
  name: StepName,
  fault: Fault,
  look: (world: ProvisioningWorld) => Promise<void>,
): Promise<number> {
  for (let nth = 1; ; nth += 1) {
    const world = aWorld();
    await world.runUntil(name);
    const { around, wasMet } = faultAt(nth, fault);
    await world.runToEnd(name, around).catch(() => undefined);
    if (!wasMet()) return nth - 1;
    await look(world);
  }
}

async function until(attempt: () => Promise<{ outcome: string }>, world: ProvisioningWorld) {
  for (let tries = 0; tries < 8; tries += 1) {
    world.pass(45);
    const { outcome } = await attempt().catch(() => ({ outcome: 'threw' }));
    if (outcome !== 'threw' && outcome !== 'pending') return outcome;
  }
  return 'never';
}

async function compensate(world: ProvisioningWorld, step: StepName) {
  const outcomes = [];
  for (const undone of UNDOABLE) outcomes.push(await until(() => world.undo(undone), world));
  await recordFailure(world.steps().stepPorts, world.task(), { step });
  return outcomes;
}

describe.each(PROVISIONING_STEPS)('%s', (name) => {
  it.each(FAULTS)('is done once when a run of it %s, at whatever call', async (fault) => {
    const clean = aWorld();
    await clean.runUntil(name);
    await clean.runToEnd(name);

    const calls = await atEveryCall(name, fault, async (world) => {
      const outcome = await until(() => world.run(name), world);
      expect(world.mails.length).toBeLessThanOrEqual(clean.mails.length);
      if (name === 'send-welcome-email') {
        expect(['done', 'failed']).toContain(outcome);
        expect(world.current.state).toBe('active');
        if (outcome === 'failed') expect(world.record(name)?.reason).toMatch(/may have been sent/);
        return;
      }
      expect(['done', 'active']).toContain(outcome);
      expect(world.effects).toEqual(clean.effects);
      expect(world.record(name)).toMatchObject({ status: 'done', attempt: 1 });
      expect(world.record(name)?.leaseUntil).toBeUndefined();
    });
    expect(calls).toBeGreaterThan(4);
  });
});

describe.each([...BEFORE_ACTIVATION, 'activate-tenant'] as const)(
  'compensation after %s',
  (name) => {
    it.each(FAULTS)(
      'leaves nothing when the last run of it %s, at whatever call',
      async (fault) => {
        await atEveryCall(name, fault, async (world) => {
          if (world.current.state === 'active') {
            expect(await compensate(world, name)).toEqual(UNDOABLE.map(() => 'active'));
            expect(world.current).toMatchObject({ state: 'active' });
            expect(world.current.failure).toBeUndefined();
            expect(world.effects).toMatchObject({ pools: 1, registrations: 1, prepared: 1 });
            return;
          }
          expect(await compensate(world, name)).toEqual(UNDOABLE.map(() => 'undone'));
          expect(world.effects).toEqual(NOTHING);
          expect(world.current.failure).toMatchObject({ step: name, retryable: true });
          expect(world.current.failure?.reason).not.toMatch(/Not undone/);
          expect(world.record(name)).toMatchObject({ status: 'failed' });
          expect(world.registry.events.map(({ type }) => type)).toEqual([
            'tenant.provisioning_failed',
          ]);
        });
      },
    );
  },
);

describe.each(UNDOABLE)('undoing %s', (name) => {
  it.each(FAULTS)('is repeated to its end when it %s, at whatever call', async (fault) => {
    for (let nth = 1; ; nth += 1) {
      const world = aWorld();
      await world.runUntil('activate-tenant');
      const { around, wasMet } = faultAt(nth, fault);
      await world.undoToEnd(name, around).catch(() => undefined);
      if (!wasMet()) break;

      expect(await compensate(world, 'activate-tenant')).toEqual(UNDOABLE.map(() => 'undone'));
      expect(world.effects).toEqual(NOTHING);
    }
  });

  it('that never succeeds is told in the failure, and a later attempt takes up what was left', async () => {
    const world = aWorld();
    await world.runUntil('activate-tenant');
    for (const undone of UNDOABLE) {
      if (undone !== name) await world.undoToEnd(undone).catch(() => undefined);
    }
    const ports = world.steps().stepPorts;
    await recordFailure(ports, world.task(), {
      step: 'activate-tenant',
      reason: 'It cannot be.',
      retryable: false,
    });
    expect(world.current.failure).toMatchObject({
      step: 'activate-tenant',
      // No store is deleted that may still hold something.
      reason: `It cannot be. Not undone: ${name === 'prepare-storage' ? 'create-dedicated-resources, ' : ''}${name}.`,
      retryable: true,
    });
  });
});
