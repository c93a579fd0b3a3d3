import { describe, expect, it } from 'vitest';
import { swept } from '../../support/provisioning/swept.ts';

describe('sweepProvisioning with a queue', () => {
  it('leaves what waits its turn, whatever its age, and starts it when a slot is free', async () => {
    const { world, executions, slots, name, sweep } = swept();
    slots.limit = 0;
    slots.isQueued = true;
    world.pass(7_200);
    expect(await sweep()).toMatchObject({ queued: 1, started: 0, compensating: 0 });
    expect(slots.isQueued).toBe(true);
    slots.limit = 1;
    expect(await sweep()).toMatchObject({ started: 1 });
    expect([...executions.runs.keys()]).toEqual([name()]);
    expect([...slots.running]).toEqual([world.tenant.id]);
    expect(slots.isQueued).toBe(false);
  });

  it('frees the slot of a tenant who is settled, where its event was lost', async () => {
    const { world, executions, slots, sweep } = swept();
    await slots.takeNow(world.tenant.id);
    await executions.start(world.task());
    await sweep();
    expect([...slots.running]).toEqual([world.tenant.id]);
    world.registry.tenants.set(world.tenant.id, { ...world.tenant, state: 'active' });
    await sweep();
    expect([...slots.running]).toEqual([]);
  });

  it('leaves a run alone whose steps still go on, however long a throttle holds it up', async () => {
    const { world, executions, sweep } = swept();
    await executions.start(world.task());
    world.pass(400);
    await world.run('create-dedicated-resources');
    world.pass(100);
    expect(await sweep()).toMatchObject({ fine: 1, compensating: 0 });
    expect(executions.stopped).toEqual([]);
    world.pass(60);
    expect(await sweep()).toMatchObject({ compensating: 1 });
  });
});
