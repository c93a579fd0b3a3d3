import { describe, expect, it } from 'vitest';
import { platformTemplate } from '../../../core/notifications/find-template.ts';
import { notificationWorld } from '../../support/notifications/notification-world.ts';

describe('a notification', () => {
  it('reaches a member’s inbox and mailbox', async () => {
    const world = notificationWorld();
    await world.send();
    await world.drain();
    expect(world.mails).toMatchObject([{ to: 'ada@acme.example', subject: 'Your report' }]);
    expect(await world.inboxOf('ada')).toMatchObject([
      { title: 'Your report', text: 'It is ready.' },
    ]);
    expect(world.statesOf('ada')).toEqual({ in_app: 'delivered', email: 'sent' });
    expect(world.schedule.all.size).toBe(0);
  });

  it('fits into an item of the inbox, however long its values are', async () => {
    const text = '{{text}} '.repeat(1_000);
    const find = async (_: unknown, name: string) => {
      const template = platformTemplate(name);
      return template && { ...template, text };
    };
    const world = notificationWorld(undefined, { find });
    await world.send({ data: { title: 'A', text: '漢'.repeat(4_000) }, channels: ['in_app'] });
    await world.drain();
    const [item] = await world.inboxOf('ada');
    expect(Buffer.byteLength(JSON.stringify(item))).toBeLessThan(400_000);
    expect(item?.text.endsWith('…')).toBe(true);
  });

  it('reaches all owners, and nobody who left, is disabled or is named twice', async () => {
    const world = notificationWorld();
    await world.send({ to: 'owners' });
    await world.send({ to: [{ memberId: 'bob' }, { memberId: 'bob' }, { memberId: 'gone' }] });
    await world.drain();
    expect(world.mails.map(({ to }) => to)).toEqual(['ada@acme.example', 'bob@acme.example']);
  });

  it('reaches the owners in place of those who are named, where it says so and none is left', async () => {
    const world = notificationWorld();
    const gone = { memberId: 'gone' };
    await world.send({ to: [gone, { memberId: 'bob' }], orOwners: true });
    await world.send({ to: [gone], orOwners: true });
    await world.send({ to: [gone] });
    await world.drain();
    expect(world.mails.map(({ to }) => to)).toEqual(['bob@acme.example', 'ada@acme.example']);
  });

  it('goes over the channels that were asked for, where there is an address', async () => {
    const world = notificationWorld();
    const to = [{ memberId: 'ada', phone: '+4915112345678' }, { memberId: 'bob' }];
    await world.send({ to, channels: ['sms'] });
    await world.drain();
    expect(world.texts.map(({ rendered }) => rendered.short)).toEqual([
      'Your report: It is ready.',
    ]);
    expect(world.statesOf('bob')).toEqual({ sms: 'unreachable' });
    expect(world.mails).toEqual([]);
  });

  it('reaches an address that is no member’s by mail, and has no inbox there', async () => {
    const world = notificationWorld();
    await world.send({ to: [{ email: 'carl@partner.example' }] });
    await world.drain();
    expect(world.mails).toMatchObject([{ to: 'carl@partner.example' }]);
    const states = [...world.store.kept.values()].map(({ channel, state }) => [channel, state]);
    expect(states).toEqual([
      ['in_app', 'unreachable'],
      ['email', 'sent'],
    ]);
  });

  it('is refused with every field that is wrong, and nothing is scheduled', async () => {
    const world = notificationWorld();
    const data = { title: 'A', other: 'x', link: 'javascript:alert(1)' };
    const refused = await world.send({ data });
    expect(refused).toMatchObject({ ok: false, error: { kind: 'InvalidDraft' } });
    const errors = refused.ok || !('errors' in refused.error) ? [] : refused.error.errors;
    expect(errors.map(({ pointer }) => pointer)).toEqual([
      '/data/other',
      '/data/text',
      '/data/link',
    ]);
    expect(await world.send({ template: 'constructor' })).toMatchObject({ ok: false });
    expect(world.schedule.all.size).toBe(0);
  });

  it('is the same one for the same idempotency key, and refused for another request', async () => {
    const world = notificationWorld();
    const first = await world.send({ idempotencyKey: 'k' });
    const again = await world.send({ idempotencyKey: 'k' });
    await world.drain();
    await world.pass(3);
    expect(again).toEqual(first);
    expect(world.mails).toHaveLength(1);
    expect(world.schedule.all.size).toBe(0);
    const other = await world.send({ idempotencyKey: 'k', to: 'owners' });
    expect(other).toMatchObject({ ok: false, error: { kind: 'IdempotencyKeyReused' } });
  });

  it('waits while the tenant is moved or suspended, and is dropped when it is terminated', async () => {
    const world = notificationWorld();
    world.move.isPaused = true;
    await world.send();
    await world.drain();
    expect(world.mails).toEqual([]);
    world.ports.tenants.put({ ...world.tenant, state: 'suspended' });
    world.move.isPaused = false;
    await world.pass(2);
    expect(world.mails).toEqual([]);
    world.ports.tenants.put(world.tenant);
    await world.pass(13);
    expect(world.mails).toEqual([]);
    await world.pass(2);
    expect(world.mails).toHaveLength(1);

    await world.send();
    world.ports.tenants.put({ ...world.tenant, state: 'terminated' });
    await world.drain();
    expect(world.mails).toHaveLength(1);
    expect(world.schedule.all.size).toBe(0);
  });
});

describe('a mail of a category that its reader gathers', () => {
  it.each([
    ['hourly', 59, 1],
    ['daily', 20 * 60 - 1, 1],
  ] as const)('goes out once at its time: %s', async (digest, before, after) => {
    const world = notificationWorld();
    await world.prefer('ada', { digest: { product: digest } });
    await world.send({ channels: ['email'] });
    await world.drain();
    await world.pass(before);
    expect(world.mails).toEqual([]);
    await world.pass(after);
    expect(world.mails).toHaveLength(1);
    await world.pass(90);
    expect(world.mails).toHaveLength(1);
    expect(world.schedule.all.size).toBe(0);
  });
});

describe('a message that the provider', () => {
  it('refuses for now is tried again after 1, 5, 30, 120 and 480 minutes, and then given up', async () => {
    const world = notificationWorld();
    world.delivery.next = { kind: 'Refused', reason: 'Throttling', isTransient: true };
    await world.send({ channels: ['email'] });
    await world.drain();
    const attempts = () => [...world.store.kept.values()].map((one) => [one.attempts, one.state]);
    for (const [minutes, attempt] of [
      [1, 2],
      [5, 3],
      [30, 4],
      [120, 5],
    ] as const) {
      await world.pass(minutes);
      expect(attempts()).toEqual([[attempt, 'queued']]);
    }
    await world.pass(480);
    expect(attempts()).toEqual([[6, 'failed']]);
    expect(world.schedule.all.size).toBe(0);
  });

  it.each([
    [{ kind: 'Refused', reason: 'MessageRejected', isTransient: false }, 'failed'],
    [{ kind: 'Unknown', reason: 'TimeoutError' }, 'unknown'],
  ] as const)('ends as %j is not sent again', async (delivery, state) => {
    const world = notificationWorld();
    world.delivery.next = delivery;
    await world.send({ channels: ['email'] });
    await world.drain();
    await world.pass(10);
    expect(world.statesOf('ada')).toEqual({ email: state });
    expect([...world.store.kept.values()].map(({ attempts }) => attempts)).toEqual([1]);
  });
});
