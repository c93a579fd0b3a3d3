import { describe, expect, it } from 'vitest';
import type { AttemptOf, Unsettled } from '../../../core/provisioning/provisioning-registry.ts';
import { queuedStarter, startQueued } from '../../../core/provisioning/start-in-turn.ts';
import { domainEvent } from '../../../core/events/domain-event.ts';
import { startNext } from '../../../functions/provisioning/on-provisioning-settled/start-next.ts';
import { newId } from '../../../kit/id.ts';
import { FakeProvisioningSlots } from '../../fakes/fake-provisioning-slots.ts';

/** A machine whose runs end when the test says so, and tenants in the order of their coming. */
class World {
  readonly slots: FakeProvisioningSlots;
  readonly unsettled: Unsettled[] = [];
  readonly running = new Set<string>();
  readonly order: string[] = [];
  most = 0;
  isDown = false;

  constructor(limit: number) {
    this.slots = new FakeProvisioningSlots(limit);
  }

  get ports() {
    const { slots, unsettled } = this;
    const executions = { start: (attempt: AttemptOf) => this.#start(attempt) };
    const tenants = {
      async *listUnsettled() {
        for (const one of [...unsettled]) yield [one];
      },
    };
    return { slots, executions, tenants };
  }

  record(change: Partial<Unsettled> = {}): Unsettled {
    const attempt = { tenantId: newId('tnt'), attempt: 1, since: new Date(0), ...change };
    this.unsettled.push(attempt);
    return attempt;
  }

  onboard() {
    return queuedStarter(this.ports).start(this.record());
  }

  /** The oldest run ends, and its event arrives, perhaps more than once. */
  async settleOne(times = 1) {
    const [tenantId = ''] = this.running;
    this.running.delete(tenantId);
    this.unsettled.splice(
      this.unsettled.findIndex((one) => one.tenantId === tenantId),
      1,
    );
    const event = domainEvent({
      type: 'tenant.activated',
      version: 1,
      time: new Date(0),
      tenantId,
      actor: { kind: 'system', id: 'provisioning' },
      data: { slug: 's', name: 'n', plan: 'p', isolation: 'shared_schema' as const },
    });
    for (let time = 0; time < times; time += 1) await startNext(this.ports)(event);
  }

  async #start({ tenantId }: AttemptOf): Promise<void> {
    if (this.isDown) throw new Error('No machine can be started.');
    if (this.order.includes(tenantId)) return;
    this.order.push(tenantId);
    this.running.add(tenantId);
    this.most = Math.max(this.most, this.running.size);
  }
}

describe('the queue before the machine', () => {
  it('starts at once as many as may run, and the others in the order of their coming', async () => {
    const world = new World(3);
    const answers = [];
    for (let count = 0; count < 8; count += 1) answers.push(await world.onboard());
    expect(answers.map((answer) => answer?.kind ?? 'started')).toEqual([
      ...Array<string>(3).fill('started'),
      ...Array<string>(5).fill('StartQueued'),
    ]);
    const coming = world.unsettled.map(({ tenantId }) => tenantId);
    for (let count = 0; count < 8; count += 1) await world.settleOne();
    expect(world.order).toEqual(coming);
    expect(world.most).toBe(3);
    expect(world.unsettled).toEqual([]);
  });

  it('lets 2,000 wait, of whom each is started once, though each event comes twice', async () => {
    const world = new World(10);
    await Promise.all(Array.from({ length: 2_000 }, () => world.onboard()));
    while (world.running.size > 0) await world.settleOne(2);
    expect(world.order).toHaveLength(2_000);
    expect(new Set(world.order).size).toBe(2_000);
    expect(world.most).toBe(10);
  });

  it('lets nobody who comes now before those who wait', async () => {
    const world = new World(1);
    await world.onboard();
    await world.onboard();
    const [running] = world.slots.running;
    if (running) await world.slots.release(running);
    // A slot is free, and its turn is another's.
    expect(await world.onboard()).toEqual({ kind: 'StartQueued' });
    await world.settleOne();
    expect(world.order).toEqual(world.order.toSorted());
  });

  it('takes who comes now at once again, when nobody waits any more', async () => {
    const world = new World(1);
    await world.onboard();
    await world.onboard();
    await world.settleOne();
    await world.settleOne();
    expect(await world.onboard()).toBeUndefined();
  });

  it('keeps the slot of one whose start failed: whoever starts it then needs no other', async () => {
    const world = new World(1);
    world.isDown = true;
    await expect(world.onboard()).rejects.toThrow('No machine');
    world.isDown = false;
    const [tenant] = world.unsettled;
    expect([...world.slots.running]).toEqual([tenant?.tenantId]);
    expect(tenant && (await queuedStarter(world.ports).start(tenant))).toBeUndefined();
    expect(world.order).toEqual([tenant?.tenantId]);
  });

  it('starts nobody by an event where nobody waits: who was recorded is started by his own request', async () => {
    const world = new World(2);
    await world.onboard();
    world.record();
    await world.settleOne();
    expect(world.order).toHaveLength(1);
  });

  it('passes by those that are given up, which only remove', async () => {
    const world = new World(1);
    world.record({ isGivenUp: true });
    const next = world.record();
    world.slots.isQueued = true;
    expect(await startQueued(world.ports)).toBe(1);
    expect(world.order).toEqual([next.tenantId]);
  });
});
