import { describe, expect, it } from 'vitest';
import { newMember } from '../../../core/members/member.ts';
import type { DeliveryNotice } from '../../../core/notifications/delivery-notice.ts';
import { digestFor } from '../../../core/notifications/digest.ts';
import { platformTemplate } from '../../../core/notifications/find-template.ts';
import { takeNotice } from '../../../core/notifications/take-notice.ts';
import { notificationWorld } from '../../support/notifications/notification-world.ts';
import { faultAt } from '../../support/provisioning/faults.ts';

type World = ReturnType<typeof notificationWorld>;

const titled = (title: string) => ({ data: { title, text: `${title} is ready.` } });

/** Ada gathers her mails by the hour; three notifications, at three times of it. */
async function threeOf(world: World, wish = {}) {
  await world.prefer('ada', { digest: { product: 'hourly' }, ...wish });
  for (const title of ['One', 'Two', 'Three']) {
    await world.send(titled(title)).catch(() => undefined);
    await world.drain();
    await world.pass(10);
  }
}

const isDigest = ({ to }: { to: unknown }) => to === 'ada@acme.example';
/** Of the notifications, and not of the digest itself. */
const statesOf = (world: World) =>
  [...world.store.kept.values()]
    .filter(
      ({ channel, notificationId }) => channel === 'email' && !isOfDigest(world, notificationId),
    )
    .map(({ state }) => state);
const isOfDigest = (world: World, id: string) =>
  [...world.store.sent.values()].some((one) => one.id === id && one.isDigest === true);

const noticeOf = (world: World, told: Partial<DeliveryNotice>): DeliveryNotice => ({
  ...{ tenantId: world.tenant.id, key: world.mails[0]?.key, channel: 'email' },
  ...{ outcome: 'delivered', unreachable: [], at: world.clock.now },
  ...told,
});

describe('a digest', () => {
  it('is one mail that lists all that is due at its hour; the inbox has each at once', async () => {
    const world = notificationWorld();
    await threeOf(world);
    expect(await world.inboxOf('ada')).toHaveLength(3);
    expect(statesOf(world)).toEqual(['digested', 'digested', 'digested']);
    await world.pass(29);
    expect(world.mails).toEqual([]);
    await world.pass(1);
    expect(world.mails).toHaveLength(1);
    const [mail] = world.mails;
    expect(mail).toMatchObject({ to: 'ada@acme.example', subject: '3 notifications' });
    expect(mail?.text).toMatch(/^One: One is ready\.\n\nTwo: Two is ready\.\n\nThree: /);
    expect(mail?.headers?.['List-Unsubscribe-Post']).toBe('List-Unsubscribe=One-Click');
    expect(statesOf(world)).toEqual(['sent', 'sent', 'sent']);
    await world.pass(120);
    expect(world.mails).toHaveLength(1);
    expect(world.schedule.all.size).toBe(0);
  });

  it('of a single one is that one’s own mail', async () => {
    const world = notificationWorld();
    await world.prefer('ada', { digest: { product: 'daily' } });
    await world.send(titled('One'));
    await world.drain();
    await world.pass(20 * 60);
    expect(world.mails).toMatchObject([{ subject: 'One' }]);
    expect(statesOf(world)).toEqual(['sent']);
  });

  it('gathers what is hourly and what is daily where both are due, and is in its reader’s language', async () => {
    const world = notificationWorld(undefined, {
      find: async (_, name) => {
        const template = platformTemplate(name.replace('other', 'message'));
        return (
          template && { ...template, category: name === 'other' ? 'usage' : template.category }
        );
      },
    });
    world.clock.now = new Date('2026-11-28T07:10:00Z');
    await world.prefer('ada', { locale: 'de', digest: { product: 'hourly', usage: 'daily' } });
    await world.send(titled('One'));
    await world.send({ ...titled('Two'), template: 'other' });
    await world.drain();
    await world.pass(50);
    expect(world.mails.map(({ subject }) => subject)).toEqual(['2 Benachrichtigungen']);
  });

  it('is sent though its time came while its first one was still being written', async () => {
    const at = new Date('2026-11-28T13:00:00Z');
    const world = notificationWorld(async (call, name) => {
      if (name === 'digests.gather') {
        world.clock.now = at;
        const { id } = digestFor(world.tenant.id, 'ada', at);
        await world.deliver({ tenantId: world.tenant.id, id });
      }
      return call();
    });
    await world.prefer('ada', { digest: { product: 'hourly' } });
    world.clock.now = new Date('2026-11-28T12:59:30Z');
    await world.send(titled('One'));
    await world.drain();
    await world.pass(3);
    expect(world.mails).toMatchObject([{ subject: 'One' }]);
    expect(world.schedule.all.size).toBe(0);
  });

  it('has the texts of its tenant', async () => {
    const world = notificationWorld(undefined, {
      find: async (_, name) => {
        const template = platformTemplate(name);
        const own = { subject: 'News of {{count}}', html: '<p>{{items}}</p>' };
        return template && { ...template, ...(name === 'digest' && own) };
      },
    });
    await threeOf(world);
    await world.pass(30);
    expect(world.mails).toMatchObject([{ subject: 'News of 3' }]);
    expect(world.mails[0]?.html).toContain('<p>One: One is ready.<br><br>Two: Two is ready.');
  });

  it('leaves out what was switched off since, and is not sent where nothing is left', async () => {
    const world = notificationWorld();
    await threeOf(world);
    await world.prefer('ada', { off: { product: ['email'] } });
    await world.pass(30);
    expect(world.mails).toEqual([]);
    expect(statesOf(world)).toEqual(['muted', 'muted', 'muted']);
    expect(world.schedule.all.size).toBe(0);
  });

  it('does not go to who left, or to an address that is suppressed, and each one says so', async () => {
    const world = notificationWorld();
    await threeOf(world);
    world.all.add({
      ...newMember({ userId: 'ada', email: 'ada@acme.example', role: 'owner' }, new Date()),
      status: 'disabled',
    });
    await world.pass(30);
    expect(world.mails).toEqual([]);
    expect(statesOf(world)).toEqual(['unreachable', 'unreachable', 'unreachable']);
  });

  it('is tried again where the provider refuses it for now, with what it listed', async () => {
    const world = notificationWorld();
    await threeOf(world);
    world.delivery.next = { kind: 'Refused', reason: 'Throttling', isTransient: true };
    await world.pass(30);
    expect(statesOf(world)).toEqual(['digested', 'digested', 'digested']);
    world.delivery.next = { kind: 'Accepted', messageId: 'm' };
    await world.pass(2);
    expect(world.mails).toHaveLength(1);
    expect(statesOf(world)).toEqual(['sent', 'sent', 'sent']);
  });

  it.each([
    [[{ outcome: 'delivered' }], 'delivered'],
    [[{ outcome: 'bounced', reason: 'R' }, { outcome: 'delivered' }], 'bounced'],
  ] as const)('tells each one what its maker tells of it: %j', async (told, state) => {
    const world = notificationWorld();
    await threeOf(world);
    await world.pass(30);
    for (const one of told) await takeNotice(world.ports, noticeOf(world, one));
    expect(statesOf(world)).toEqual([state, state, state]);
  });
});

describe('a run that dies at any call while it gathers, sends or takes a notice', () => {
  const run = async (at: number, when: 'before' | 'after') => {
    const { seen, around } = faultAt(at, `throws-${when}`);
    const world = notificationWorld(around);
    await threeOf(world);
    await world.pass(33);
    for (let time = 0; time < 2; time += 1) {
      if (world.mails.length === 0) break;
      await takeNotice(world.ports, noticeOf(world, {})).catch(() => undefined);
    }
    await world.pass(60);
    return { world, calls: seen.calls };
  };

  it('sends each notification in one mail at most, and leaves each at the end of its mail', async () => {
    const { calls } = await run(0, 'before');
    expect(calls).toBeGreaterThan(60);
    for (const when of ['before', 'after'] as const) {
      for (let at = 1; at <= calls; at += 1) {
        const { world } = await run(at, when);
        const where = `killed ${when} call ${at}`;
        const mails = world.mails.filter(isDigest).map(({ text }) => text);
        for (const { data } of world.store.sent.values()) {
          if (data.title === undefined) continue;
          const those = mails.filter((text) => text.includes(`${String(data.title)} is ready.`));
          expect(those.length, where).toBeLessThanOrEqual(1);
        }
        const states = statesOf(world);
        const ends = states.every((state) => ['delivered', 'sent', 'unknown'].includes(state));
        expect(ends, `${where}: ${states.join()}`).toBe(true);
        expect(states.includes('unknown') || mails.length > 0, where).toBe(true);
        expect(world.schedule.all.size, where).toBe(0);
      }
    }
  });
});
