import { describe, expect, it } from 'vitest';
import { notificationWorld } from '../../support/notifications/notification-world.ts';
import { faultAt } from '../../support/provisioning/faults.ts';

/** A request that is repeated until it is taken, then the schedule until nothing is left. */
async function run(at: number, when: 'before' | 'after') {
  const { seen, around } = faultAt(at, `throws-${when}`);
  const world = notificationWorld(around);
  const asked = { to: [{ memberId: 'ada' }, { memberId: 'bob' }], idempotencyKey: 'once' };
  for (let time = 0; time < 3; time += 1) await world.send(asked).catch(() => undefined);
  await world.drain();
  await world.pass(30);
  return { world, calls: seen.calls };
}

describe('a run that dies at any call of a store, or of the mailer', () => {
  it('sends each mail once at most, loses none but those whose answer was lost, and ends', async () => {
    const { calls } = await run(0, 'before');
    expect(calls).toBeGreaterThan(20);
    for (const when of ['before', 'after'] as const) {
      for (let at = 1; at <= calls; at += 1) {
        const { world } = await run(at, when);
        const where = `killed ${when} call ${at}`;
        for (const member of ['ada', 'bob']) {
          const mails = world.mails.filter(({ to }) => to === `${member}@acme.example`).length;
          const { email, in_app: inApp } = world.statesOf(member);
          expect(mails, where).toBeLessThanOrEqual(1);
          expect(email === 'unknown' || (email === 'sent' && mails === 1), where).toBe(true);
          expect(inApp, where).toBe('delivered');
          expect(await world.inboxOf(member), where).toHaveLength(1);
        }
        expect(world.schedule.all.size, where).toBe(0);
      }
    }
  });

  it('sends once though the queue gives a notification a hundred times, also at once', async () => {
    const world = notificationWorld();
    await world.send();
    const [ref] = world.queue.waiting;
    if (!ref) throw new Error('Nothing was queued.');
    await Promise.all(Array.from({ length: 100 }, () => world.deliver(ref)));
    await world.pass(5);
    expect(world.mails).toHaveLength(1);
    expect(await world.inboxOf('ada')).toHaveLength(1);
  });
});
