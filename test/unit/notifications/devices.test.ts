import { describe, expect, it } from 'vitest';
import type { MobileEndpoints } from '../../../core/channels/mobile-endpoints.ts';
import { MOST_DEVICES, registerDevice } from '../../../core/notifications/devices.ts';
import * as operations from '../../../functions/notifications/contacts/contact-operations.ts';
import { onMemberRemoved } from '../../../functions/notifications/on-member-removed/on-member-removed.ts';
import { fail, ok } from '../../../kit/result.ts';
import { FakeContacts } from '../../fakes/fake-addresses.ts';
import { edgeOf } from '../../support/edge-of.ts';
import { notificationWorld } from '../../support/notifications/notification-world.ts';
import { apiEvent, tenantIdentity } from '../../support/tenancy/tenant-contexts.ts';

const keys = {
  p256dh: Buffer.alloc(65, 4).toString('base64url'),
  auth: Buffer.alloc(16).toString('base64url'),
};
const browser = (path = '1') => ({
  ...{ kind: 'web_push' as const, endpoint: `https://push.example.com/${path}`, keys },
});
const endpoints: MobileEndpoints = {
  endpointOf: async (platform, token) => {
    if (platform === 'apns') return fail({ kind: 'PushUnavailable' });
    return token === 'none'
      ? fail({ kind: 'TokenInvalid' })
      : ok({ endpointArn: `arn:aws:sns:eu-central-1:1:endpoint/GCM/app/${token}` });
  },
};

function api(hasWebPush = true) {
  const contacts = new FakeContacts();
  const ports = {
    ...{ contacts, endpoints, hasWebPush, publicKey: 'BA' },
    now: () => new Date('2026-11-28T12:00:00Z'),
  };
  const serve = edgeOf(
    operations.registerDeviceOperation(ports),
    operations.listDevices(ports),
    operations.removeDevice(ports),
  );
  const ask = async (route: string, more: Parameters<typeof apiEvent>[1] = {}) => {
    const { statusCode, body = '' } = await serve(apiEvent(route, more));
    return { status: statusCode, body: body ? (JSON.parse(body) as Answer) : undefined };
  };
  return { ask, contacts };
}

type Answer = {
  readonly id: string;
  readonly items: readonly { readonly id: string }[];
  readonly errors: readonly { readonly pointer: string }[];
  readonly type: string;
};

const POST = 'POST /v1/me/devices';
const GET = 'GET /v1/me/devices';
const DELETE = 'DELETE /v1/me/devices/{deviceId}';

describe('a member’s devices', () => {
  it('are registered once each, shown without their keys to their member alone, and removed', async () => {
    const { ask } = api();
    const identity = tenantIdentity();
    const first = await ask(POST, { identity, body: { ...browser(), name: 'Firefox' } });
    expect(first.status).toBe(201);
    expect((await ask(POST, { identity, body: browser() })).body?.id).toBe(first.body?.id);
    const mobile = { kind: 'mobile', platform: 'fcm', token: 't' };
    expect((await ask(POST, { identity, body: mobile })).status).toBe(201);
    const listed = await ask(GET, { identity });
    expect(listed.body?.items).toHaveLength(2);
    expect(JSON.stringify(listed.body)).not.toMatch(/push\.example|p256dh|arn:/);

    const other = { ...identity, id: tenantIdentity().id };
    expect((await ask(GET, { identity: other })).body?.items).toEqual([]);
    const pathParameters = { deviceId: first.body?.id ?? '' };
    expect((await ask(DELETE, { identity: other, params: pathParameters })).status).toBe(404);
    expect((await ask(DELETE, { identity, params: pathParameters })).status).toBe(204);
    expect((await ask(DELETE, { identity, params: pathParameters })).status).toBe(404);
    expect((await ask(GET, { identity })).body?.items).toHaveLength(1);
  });

  it.each([
    [{ ...browser(), endpoint: 'https://169.254.169.254/latest' }, '/endpoint'],
    [{ ...browser(), endpoint: 'https://localhost/push' }, '/endpoint'],
    [{ ...browser(), endpoint: 'http://push.example.com/1' }, '/endpoint'],
    [{ ...browser(), endpoint: 'https://push.example.com:25/1' }, '/endpoint'],
    [{ ...browser(), endpoint: 'https://[::ffff:10.0.0.1]/1' }, '/endpoint'],
    [{ ...browser(), keys: { ...keys, p256dh: 'AAAA' } }, '/keys/p256dh'],
    [{ ...browser(), keys: { ...keys, auth: 'AAAA' } }, '/keys/auth'],
    [{ kind: 'mobile', platform: 'fcm', token: 'none' }, '/token'],
  ])('are refused as %j', async (body, pointer) => {
    const { status, body: problem } = await api().ask(POST, { body });
    expect(status).toBe(400);
    expect(problem?.errors.map((one) => one.pointer)).toEqual([pointer]);
  });

  it('are refused where the platform does not push to them', async () => {
    const type = expect.stringContaining('push-unavailable') as string;
    const mobile = { kind: 'mobile', platform: 'apns', token: 't' };
    expect(await api(false).ask(POST, { body: browser() })).toMatchObject({ body: { type } });
    expect(await api(false).ask(POST, { body: mobile })).toMatchObject({ body: { type } });
  });

  it(`are at most ${MOST_DEVICES}, also of a hundred that come at once`, async () => {
    const world = notificationWorld();
    const ports = { ...world.ports, endpoints, hasWebPush: true };
    const member = { tenant: world.scope, memberId: 'ada' };
    for (let round = 0; round < 3; round += 1) {
      await Promise.allSettled(
        Array.from({ length: 40 }, (_, index) =>
          registerDevice(ports, member, browser(`${round}-${index}`)),
        ),
      );
    }
    const one = await registerDevice(ports, member, browser('more'));
    const { devices } = await world.contacts.find(world.scope, 'ada');
    expect(devices.length).toBeLessThanOrEqual(MOST_DEVICES);
    expect(one.ok).toBe(
      devices.some(({ target }) => 'endpoint' in target && target.endpoint.endsWith('more')),
    );
  });
});

describe('a push message', () => {
  async function withTwo() {
    const world = notificationWorld();
    const ports = { ...world.ports, endpoints, hasWebPush: true };
    const member = { tenant: world.scope, memberId: 'ada' };
    for (const path of ['1', '2']) await registerDevice(ports, member, browser(path));
    return world;
  }

  it('goes to all of a member’s devices, once, by the member’s preferences', async () => {
    const world = await withTwo();
    await world.send({ channels: ['push'] });
    await world.drain();
    await world.pass(3);
    expect(world.push.sent).toMatchObject([
      { to: browser('1'), title: 'Your report', body: 'It is ready.' },
      { to: browser('2') },
    ]);
    expect(world.statesOf('ada')).toEqual({ push: 'sent' });
    await world.prefer('ada', { off: { product: ['push'] } });
    await world.send({ channels: ['push'] });
    await world.drain();
    expect(world.push.sent).toHaveLength(2);
  });

  it('that finds a device gone forgets it, and has nowhere to go without one', async () => {
    const world = await withTwo();
    world.push.next = { kind: 'Gone' };
    await world.send({ channels: ['push'] });
    await world.drain();
    expect(world.statesOf('ada')).toEqual({ push: 'unreachable' });
    expect((await world.contacts.find(world.scope, 'ada')).devices).toEqual([]);
    world.push.next = undefined;
    await world.send({ channels: ['push'] });
    await world.drain();
    expect(world.push.sent).toEqual([]);
  });

  it('is tried again where certainly no device has it', async () => {
    const world = await withTwo();
    world.push.next = { kind: 'Refused', reason: 'Status429', isTransient: true };
    await world.send({ channels: ['push'] });
    await world.drain();
    expect(world.statesOf('ada')).toEqual({ push: 'queued' });
    world.push.next = undefined;
    await world.pass(1);
    expect(world.statesOf('ada')).toEqual({ push: 'sent' });
  });
});

describe('when a member is removed', () => {
  it('devices and number are gone, and those of others stay', async () => {
    const world = notificationWorld();
    const ports = { ...world.ports, endpoints, hasWebPush: true };
    for (const memberId of ['ada', 'bob'])
      await registerDevice(ports, { tenant: world.scope, memberId }, browser());
    const event = {
      ...{ type: 'member.removed' as const, tenantId: world.tenant.id },
      data: { userId: 'bob' },
    };
    const handle = onMemberRemoved(world.ports);
    for (let time = 0; time < 2; time += 1) await handle(event as Parameters<typeof handle>[0]);
    expect([...world.contacts.all.keys()]).toEqual([`${world.tenant.id} ada`]);
  });

  it('asks for no tenant where an operator was removed, who is no tenant’s', async () => {
    const world = notificationWorld();
    const asked: string[] = [];
    const handle = onMemberRemoved({
      ...world.ports,
      tenants: {
        find: (id) => {
          asked.push(id);
          return Promise.resolve(null);
        },
      },
    });
    const event = { type: 'member.removed', tenantId: 'tnt_platform', data: { userId: 'op' } };
    await handle(event as Parameters<typeof handle>[0]);
    expect(asked).toEqual([]);
  });

  it('beyond them leave nothing at SNS, and one that is there is registered again', async () => {
    const world = notificationWorld();
    const asked: string[] = [];
    const counting: MobileEndpoints = {
      endpointOf: (platform, token) => {
        asked.push(token);
        return endpoints.endpointOf(platform, token);
      },
    };
    const ports = { ...world.ports, endpoints: counting, hasWebPush: true };
    const member = { tenant: world.scope, memberId: 'ada' };
    const phone = (token: string) =>
      registerDevice(ports, member, { kind: 'mobile', platform: 'fcm', token });
    await phone('first');
    for (let count = 1; count < MOST_DEVICES; count += 1)
      await registerDevice(ports, member, browser(String(count)));

    const error = { kind: 'DeviceLimitReached', limit: MOST_DEVICES };
    expect(await phone('second')).toEqual(fail(error));
    expect(await phone('first')).toMatchObject({ ok: true });
    expect(asked).toEqual(['first', 'first']);
  });
});
