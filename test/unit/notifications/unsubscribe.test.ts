import { describe, expect, it } from 'vitest';
import { unsubscribe } from '../../../core/notifications/unsubscribe.ts';
import {
  showUnsubscribePage,
  unsubscribeOperation,
} from '../../../functions/notifications/unsubscribe/unsubscribe-operations.ts';
import { edgeOf } from '../../support/edge-of.ts';
import { notificationWorld } from '../../support/notifications/notification-world.ts';
import { apiEvent } from '../../support/tenancy/tenant-contexts.ts';

const tokenIn = (header = '') => /^<https:\/\/api\.example\/.*\?token=([\w-]+)>$/.exec(header)?.[1];

async function mailed() {
  const world = notificationWorld();
  await world.send();
  await world.drain();
  const token = tokenIn(world.mails[0]?.headers?.['List-Unsubscribe']) ?? '';
  return { world, token };
}

describe('a mail that may be unsubscribed from', () => {
  it('has the headers of RFC 8058, and the link in its text', async () => {
    const { world, token } = await mailed();
    expect(token).not.toBe('');
    expect(world.mails[0]?.headers?.['List-Unsubscribe-Post']).toBe('List-Unsubscribe=One-Click');
    expect(world.mails[0]?.text).toContain(token);
  });

  it('is the last one after its one click, by whoever it was clicked, again and again', async () => {
    const { world, token } = await mailed();
    await world.prefer('ada', { off: { product: ['sms'] }, timeZone: 'Europe/Berlin' });
    for (let time = 0; time < 2; time += 1) {
      expect(await unsubscribe(world.ports, token)).toEqual({
        ok: true,
        value: { category: 'product' },
      });
    }
    await world.send({ to: [{ memberId: 'ada' }, { memberId: 'bob' }] });
    await world.drain();
    expect(world.mails.map(({ to }) => to)).toEqual(['ada@acme.example', 'bob@acme.example']);
    expect(await world.ports.preferences.find(world.scope, 'ada')).toMatchObject({
      off: { product: ['sms', 'email'] },
      timeZone: 'Europe/Berlin',
    });
  });

  it('stops what was queued before, and what goes to an address that is no member’s', async () => {
    const world = notificationWorld();
    const to = [{ email: 'Carl@partner.example' }];
    await world.send({ to });
    await world.drain();
    await world.send({ to });
    const token = tokenIn(world.mails[0]?.headers?.['List-Unsubscribe']) ?? '';
    expect(await unsubscribe(world.ports, token)).toMatchObject({ ok: true });
    await world.drain();
    expect(world.mails).toHaveLength(1);
  });

  it('is as good for a category that is named like a member of every object', async () => {
    const world = notificationWorld();
    const { id: tenantId } = world.tenant;
    const asked = { tenantId, recipientId: 'ada', category: 'constructor' };
    const token = await world.ports.tokens.seal(asked);
    expect(await unsubscribe(world.ports, token)).toMatchObject({ ok: true });
    const { off } = await world.ports.preferences.find(world.scope, 'ada');
    expect(Object.entries(off)).toEqual([['constructor', ['email']]]);
  });

  it('writes nothing of a tenant that has ended', async () => {
    const { world, token } = await mailed();
    world.ports.tenants.put({ ...world.tenant, state: 'terminated' });
    expect(await unsubscribe(world.ports, token)).toMatchObject({ ok: false });
    expect((await world.ports.preferences.find(world.scope, 'ada')).version).toBe(0);
  });

  it('is none of what always comes', async () => {
    const world = notificationWorld();
    const token = await world.ports.tokens.seal({
      ...{ tenantId: world.tenant.id, recipientId: 'ada', category: 'security' },
    });
    const refused = { ok: false, error: { kind: 'UnsubscribeLinkInvalid' } };
    expect(await unsubscribe(world.ports, token)).toEqual(refused);
    expect(await unsubscribe(world.ports, 'guess')).toEqual(refused);
    const elsewhere = { tenantId: 'tnt_none' as const, recipientId: 'ada', category: 'product' };
    expect(await unsubscribe(world.ports, await world.ports.tokens.seal(elsewhere))).toEqual(
      refused,
    );
  });
});

describe('/v1/notifications/unsubscribe', () => {
  it('shows a page that changes nothing, and unsubscribes by its button or in one click', async () => {
    const { world, token } = await mailed();
    const serve = edgeOf(showUnsubscribePage(), unsubscribeOperation(world.ports));
    const query = { token };
    const shown = await serve(apiEvent('GET /v1/notifications/unsubscribe', { query }));
    expect(shown).toMatchObject({ statusCode: 200 });
    expect(shown.body).toContain(`<form method="post" action="unsubscribe?token=${token}">`);
    expect((await world.ports.preferences.find(world.scope, 'ada')).off).toEqual({});

    const body = 'List-Unsubscribe=One-Click';
    const done = await serve(apiEvent('POST /v1/notifications/unsubscribe', { query, body }));
    expect(done).toMatchObject({ statusCode: 200 });
    expect((await world.ports.preferences.find(world.scope, 'ada')).off).toEqual({
      product: ['email'],
    });
    const hostile = { query: { token: '"><script>' } };
    const refused = await serve(apiEvent('GET /v1/notifications/unsubscribe', hostile));
    expect(refused.statusCode).toBe(400);
  });
});
