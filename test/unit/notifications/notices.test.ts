import { describe, expect, it } from 'vitest';
import { newMember } from '../../../core/members/member.ts';
import type { DeliveryNotice } from '../../../core/notifications/delivery-notice.ts';
import { platformTemplate } from '../../../core/notifications/find-template.ts';
import { textOfMessageKey } from '../../../core/notifications/message-key.ts';
import { suppressionIdOf } from '../../../core/notifications/suppression.ts';
import { takeNotice } from '../../../core/notifications/take-notice.ts';
import { tenantContext, tenantIdentity } from '../../support/tenancy/tenant-contexts.ts';
import { notificationWorld } from '../../support/notifications/notification-world.ts';
import { faultAt } from '../../support/provisioning/faults.ts';

type World = ReturnType<typeof notificationWorld>;

const BOB = 'bob@acme.example';
const toBob = { to: [{ memberId: 'bob' }], channels: ['email'] as const };

/** A mail to Bob that went out, and what its maker tells of it. */
async function sentToBob(world: World) {
  const sent = await world.send(toBob);
  if (!sent.ok) throw new Error('It was not taken in.');
  await world.drain();
  const key = { notificationId: sent.value, recipientId: 'bob', channel: 'email' } as const;
  const notice = (told: Partial<DeliveryNotice>): DeliveryNotice => ({
    ...{ tenantId: world.tenant.id, key: textOfMessageKey(key), channel: 'email' },
    ...{ outcome: 'delivered', unreachable: [], at: world.clock.now },
    ...told,
  });
  const bounce = notice({ outcome: 'bounced', reason: 'Permanent:General', unreachable: [BOB] });
  const stateOf = async () =>
    (await world.store.messages(world.scope, sent.value)).map(({ state, reason }) => [
      state,
      ...(reason ? [reason] : []),
    ])[0];
  const take = (one: DeliveryNotice) => takeNotice(world.ports, one);
  return { notice, bounce, stateOf, take };
}

describe('what a maker tells of a message', () => {
  it.each([
    ['delivered', [{ outcome: 'delivered' }], ['delivered']],
    ['bounced', [{ outcome: 'bounced', reason: 'R' }], ['bounced', 'R']],
    ['not sent', [{ outcome: 'failed', reason: 'R' }], ['failed', 'R']],
    [
      'delivered, of which its reader complains',
      [{ outcome: 'complained' }],
      ['delivered', 'Complaint'],
    ],
    [
      'first delivered, then bounced',
      [{ outcome: 'delivered' }, { outcome: 'bounced' }],
      ['bounced'],
    ],
    ['the same out of order', [{ outcome: 'bounced' }, { outcome: 'delivered' }], ['bounced']],
    ['the same twice', [{ outcome: 'bounced' }, { outcome: 'bounced' }], ['bounced']],
  ] as const)('is its state: %s', async (_, told, state) => {
    const world = notificationWorld();
    const { notice, stateOf, take } = await sentToBob(world);
    for (const one of told) await take(notice(one));
    expect(await stateOf()).toEqual(state);
  });

  it('holds where it comes before the answer of the maker itself', async () => {
    const world = notificationWorld(async (call) => {
      const [message] = [...world.store.kept.values()];
      const isSending = message?.state === 'sending' && world.mails.length === 1;
      if (isSending) await world.store.advance(world.scope, message, { ...BOUNCED });
      return call();
    });
    const { stateOf } = await sentToBob(world);
    expect(await stateOf()).toEqual(['bounced']);
  });

  it('is nothing of a mail that is no notification, of no tenant, and of one that has ended', async () => {
    const world = notificationWorld();
    const { bounce, stateOf, take } = await sentToBob(world);
    expect(await take({ ...bounce, tenantId: 'tnt_none' })).toBe('gone');
    world.ports.tenants.put({ ...world.tenant, state: 'terminated' });
    expect(await take(bounce)).toBe('gone');
    expect(world.suppressions.all.size).toBe(0);
    world.ports.tenants.put(world.tenant);
    expect(await take({ ...bounce, key: 'welcome', unreachable: [] })).toBe('taken');
    expect(await stateOf()).toEqual(['sent']);
  });

  it('waits while the tenant is moved', async () => {
    const world = notificationWorld();
    const { bounce, take } = await sentToBob(world);
    world.move.isPaused = true;
    await expect(take(bounce)).rejects.toThrow('moved');
    expect(world.suppressions.all.size).toBe(0);
  });
});

const BOUNCED = { state: 'bounced', reason: undefined, at: new Date() } as const;

describe('an address that bounced for good', () => {
  it('gets no message more, of whatever kind, and the message says why', async () => {
    const world = notificationWorld(undefined, {
      find: async (_, name) => {
        const template = platformTemplate(name);
        return template && { ...template, category: 'security' };
      },
    });
    const { bounce, take } = await sentToBob(world);
    await take({ ...bounce, unreachable: ['Bob@Acme.example'] });
    await world.send({ to: [{ memberId: 'ada' }, { email: BOB }], channels: ['email'] });
    await world.drain();
    expect(world.mails.map(({ to }) => to)).toEqual([BOB, 'ada@acme.example']);
    const kept = [...world.store.kept.values()].filter(({ state }) => state === 'suppressed');
    expect(kept).toMatchObject([{ channel: 'email', reason: 'bounce' }]);
  });

  it('gets them again once it is freed, and is not suppressed by what is told of before', async () => {
    const world = notificationWorld();
    const { bounce, take } = await sentToBob(world);
    await take(bounce);
    const id = suppressionIdOf('email', BOB);
    const context = tenantContext({ ...tenantIdentity(), tenantId: world.tenant.id });
    const later = new Date(world.clock.now.getTime() + 1_000);
    expect(await world.suppressions.remove(context, id, later)).toBe(true);
    await take(bounce);
    await world.send(toBob);
    await world.drain();
    expect(world.mails.map(({ to }) => to)).toEqual([BOB, BOB]);
    await take({ ...bounce, at: new Date(later.getTime() + 1_000) });
    await world.drain();
    expect(await world.inboxOf('ada')).toHaveLength(2);
  });

  it('is told to the owners once, in their language, also where its reader complained', async () => {
    const world = notificationWorld();
    await world.prefer('ada', { locale: 'de' });
    const { notice, bounce, take } = await sentToBob(world);
    for (let time = 0; time < 3; time += 1) await take(bounce);
    await take(notice({ outcome: 'complained', unreachable: ['carl@partner.example'] }));
    await world.drain();
    await world.pass(3);
    const titles = (await world.inboxOf('ada')).map(({ title }) => title);
    expect(titles.toSorted()).toEqual([
      'Nachrichten an bob@acme.example kommen nicht an',
      'carl@partner.example möchte keine Nachrichten',
    ]);
    expect(await world.inboxOf('bob')).toEqual([]);
  });
});

describe('a run that dies at any call while it takes a bounce', () => {
  it('leaves what the next one ends: suppressed, told once, and the message bounced', async () => {
    const run = async (at: number, when: 'before' | 'after') => {
      const { seen, around } = faultAt(at, `throws-${when}`);
      seen.calls = -Infinity;
      const world = notificationWorld(around);
      world.all.add(
        newMember({ userId: 'eve', email: 'eve@acme.example', role: 'owner' }, new Date()),
      );
      const { bounce, stateOf, take } = await sentToBob(world);
      seen.calls = 0;
      for (let time = 0; time < 3; time += 1) await take(bounce).catch(() => undefined);
      const { calls } = seen;
      seen.calls = Infinity;
      await world.pass(3);
      return { world, calls, state: await stateOf() };
    };
    const { calls } = await run(0, 'before');
    expect(calls).toBeGreaterThan(10);
    for (const when of ['before', 'after'] as const) {
      for (let at = 1; at <= calls; at += 1) {
        const { world, state } = await run(at, when);
        const where = `killed ${when} call ${at}`;
        expect(state, where).toEqual(['bounced', 'Permanent:General']);
        expect(world.suppressions.all.size, where).toBe(1);
        for (const owner of ['ada', 'eve']) {
          expect(await world.inboxOf(owner), where).toHaveLength(1);
        }
      }
    }
  });
});
