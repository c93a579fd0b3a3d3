import { describe, expect, it } from 'vitest';
import { changePreferences } from '../../../core/notifications/change-preferences.ts';
import { nextLocalTime } from '../../../core/notifications/local-time.ts';
import { decide, NO_PREFERENCES } from '../../../core/notifications/preferences.ts';
import { FakePreferences } from '../../fakes/fake-notifications.ts';
import { notificationWorld } from '../../support/notifications/notification-world.ts';
import { tenantContext } from '../../support/tenancy/tenant-contexts.ts';

const night = { from: '22:00', to: '07:00' };

describe('preferences', () => {
  it('mute a channel of a category, and no other', async () => {
    const world = notificationWorld();
    await world.prefer('ada', { off: { product: ['email'] } });
    await world.send({ to: [{ memberId: 'ada' }, { memberId: 'bob' }] });
    await world.drain();
    expect(world.statesOf('ada')).toEqual({ in_app: 'delivered', email: 'muted' });
    expect(world.mails).toMatchObject([{ to: 'bob@acme.example' }]);
  });

  it('hold a mail back until the quiet hours are over, and what is muted meanwhile is not sent', async () => {
    const world = notificationWorld();
    for (const member of ['ada', 'bob']) {
      await world.prefer(member, {
        timeZone: 'Europe/Berlin',
        quietHours: { from: '12:00', to: '14:30' },
      });
    }
    await world.send({ to: [{ memberId: 'ada' }, { memberId: 'bob' }] });
    await world.drain();
    expect(await world.inboxOf('ada')).toHaveLength(1);
    await world.pass(89);
    expect(world.mails).toEqual([]);
    await world.prefer('bob', { off: { product: ['email'] } });
    await world.pass(1);
    expect(world.mails).toMatchObject([{ to: 'ada@acme.example' }]);
    expect(world.statesOf('bob')).toMatchObject({ email: 'muted' });
  });

  it.each(['security', 'billing'])('never hold %s back', (category) => {
    const all = {
      ...NO_PREFERENCES,
      off: { [category]: ['email'] as const },
      digest: { [category]: 'daily' as const },
      quietHours: { from: '00:00', to: '23:59' },
    };
    const asked = { category, channel: 'email' } as const;
    expect(decide(all, asked, new Date('2026-11-28T12:00:00Z'))).toEqual({ kind: 'now' });
  });

  it.each([
    ['2026-11-28T21:59:00Z', { kind: 'now' }],
    ['2026-11-28T22:00:00Z', { kind: 'later', at: new Date('2026-11-29T07:00:00Z') }],
    ['2026-11-29T06:59:59Z', { kind: 'later', at: new Date('2026-11-29T07:00:00Z') }],
    ['2026-11-29T07:00:00Z', { kind: 'now' }],
  ])('are quiet over midnight: at %s', (time, decision) => {
    const preferences = { ...NO_PREFERENCES, quietHours: night };
    const asked = { category: 'product', channel: 'email' } as const;
    expect(decide(preferences, asked, new Date(time))).toEqual(decision);
  });

  it.each([
    ['2026-10-24T20:00:00Z', '2026-10-25T06:00:00Z'],
    ['2026-03-28T21:00:00Z', '2026-03-29T05:00:00Z'],
  ])('know that the clocks change: 07:00 in Berlin after %s is %s', (now, next) => {
    expect(nextLocalTime(new Date(now), 'Europe/Berlin', 7 * 60)).toEqual(new Date(next));
  });

  it('are refused with every field that is wrong', async () => {
    const refused = await changePreferences(new FakePreferences(), tenantContext(), {
      memberId: 'ada',
      draft: {
        timeZone: '+01:00',
        off: { security: ['email'] },
        digest: { 'Not one': 'daily' },
        quietHours: { from: '08:00', to: '08:00' },
      },
    });
    const errors = refused.ok || refused.error.kind !== 'InvalidDraft' ? [] : refused.error.errors;
    expect(errors.map(({ pointer }) => pointer)).toEqual([
      '/timeZone',
      '/off/security',
      '/digest/Not one',
      '/quietHours/to',
    ]);
  });
});
