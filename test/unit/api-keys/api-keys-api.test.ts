import { describe, expect, it } from 'vitest';
import { isKeyPermission } from '../../../core/access/api-key-grant.ts';
import { hashOfKey, readApiKeyText } from '../../../core/access/api-key-text.ts';
import { TENANT_PERMISSIONS } from '../../../core/access/roles.ts';
import { anOwner, apiKeyPlatform, NOW } from '../../support/api-keys/api-key-platform.ts';
import { keyIdentity, tenantIdentity } from '../../support/tenancy/tenant-contexts.ts';

const SWITCH = (name: string) => `POST /v1/api-keys/{keyId}/${name}`;
const REVOKE = 'DELETE /v1/api-keys/{keyId}';
const LIST = 'GET /v1/api-keys';
const ROTATE = SWITCH('rotate');

const typesOf = ({ told }: ReturnType<typeof apiKeyPlatform>['keys']) =>
  told.map(({ event }) => event.type);

describe('POST /v1/api-keys', () => {
  it('shows the secret once, and keeps its hash alone', async () => {
    const { keys, owner, create, call } = apiKeyPlatform();
    const { status, headers, body } = await create({
      permissions: ['records:write', 'records:read', 'records:read'],
      expiresAt: '2099-01-01T00:00:00Z',
      allowedAddresses: ['198.51.100.0/24', '2001:db8::1'],
      rateLimit: { perMinute: 60 },
    });
    expect(status).toBe(201);
    expect(headers).toMatchObject({ location: `/v1/api-keys/${body.id}` });
    expect(readApiKeyText(body.secret)).toMatchObject({
      userPoolId: owner.userPoolId,
      keyId: body.id,
    });
    const { secret, ...view } = body;
    expect(view).toMatchObject({
      kind: 'service',
      mode: 'live',
      status: 'active',
      prefix: 'fh_live',
      lastFour: secret.slice(-4),
      permissions: ['records:read', 'records:write'],
      rateLimit: { perMinute: 60 },
      createdBy: { id: owner.id, name: owner.email },
    });
    expect(await call('GET /v1/api-keys/{keyId}', { params: { keyId: body.id } })).toMatchObject({
      body: view,
    });
    const stored = await keys.find(owner, body.id);
    expect(stored?.secretHash).toBe(hashOfKey(secret));
    expect(JSON.stringify([stored, keys.told, await call(LIST)])).not.toContain(secret);
    expect(JSON.stringify(keys.told)).not.toContain(stored?.secretHash);
  });

  it('grants what its author has, and nothing that is a person’s alone', async () => {
    const { create } = apiKeyPlatform();
    const aClerk = { ...anOwner(), permissions: 'records:read api-keys:write' };
    expect(await create({ permissions: ['files:read'] }, { identity: aClerk })).toMatchObject({
      status: 403,
      body: { type: 'urn:freehold:problem:grant-not-permitted', lacking: ['files:read'] },
    });
    const personsAlone = TENANT_PERMISSIONS.filter((one) => !isKeyPermission(one));
    expect(personsAlone).toEqual(expect.arrayContaining(['ownership:write', 'api-keys:write']));
    for (const permission of personsAlone) {
      expect(await create({ permissions: [permission] })).toMatchObject({ status: 400 });
    }
  });

  it('binds a personal key to its author', async () => {
    const { owner, create } = apiKeyPlatform();
    const { body } = await create({ kind: 'personal', mode: 'test' });
    expect(body).toMatchObject({ kind: 'personal', memberId: owner.id, prefix: 'fh_test' });
    expect(readApiKeyText(body.secret)).toMatchObject({ memberId: owner.id });
  });

  it('refuses what is malformed, all of it at once', async () => {
    const { create } = apiKeyPlatform();
    const { status, body } = await create({
      name: '',
      permissions: [],
      expiresAt: '2020-01-01T00:00:00Z',
      allowedAddresses: ['198.51.100.0/33', 'example.com'],
      rateLimit: { perMinute: 0 },
    });
    expect(status).toBe(400);
    const errors = body.errors as readonly { readonly pointer: string }[];
    expect(errors.map(({ pointer }) => pointer).sort()).toEqual([
      '/allowedAddresses/0',
      '/allowedAddresses/1',
      '/expiresAt',
      '/name',
      '/permissions',
      '/rateLimit/perMinute',
    ]);
  });

  it('refuses one more than the plan allows, until one is revoked', async () => {
    const { create, call } = apiKeyPlatform({ limit: 2 });
    const { body } = await create();
    await create();
    expect(await create()).toMatchObject({ status: 409, body: { limit: 2 } });
    await call(REVOKE, { params: { keyId: body.id } });
    expect(await create()).toMatchObject({ status: 201 });
  });

  it('is done once for an Idempotency-Key, and shows the secret no second time', async () => {
    const { keys, create, call } = apiKeyPlatform();
    const headers = { 'idempotency-key': 'once' };
    const first = await create({}, { headers });
    const again = await create({}, { headers });
    expect(again).toMatchObject({ status: 201, body: { id: first.body.id } });
    expect(again.body).not.toHaveProperty('secret');
    expect(typesOf(keys)).toEqual(['api_key.created']);

    expect(await create({ name: 'Other' }, { headers })).toMatchObject({ status: 422 });
    const stranger = await create({}, { headers, identity: anOwner() });
    expect(stranger.body.id).not.toBe(first.body.id);
    await call(REVOKE, { params: { keyId: first.body.id } });
    expect(await create({}, { headers })).toMatchObject({ status: 404 });
  });

  it('takes a plan with api_access, and a person', async () => {
    const { create } = apiKeyPlatform();
    const identity = { ...anOwner(), planFeatures: '' };
    expect(await create({}, { identity })).toMatchObject({
      status: 403,
      body: { type: 'urn:freehold:problem:feature-not-in-plan' },
    });
    for (const refused of [keyIdentity(TENANT_PERMISSIONS.filter(isKeyPermission))]) {
      expect(await create({}, { identity: refused })).toMatchObject({ status: 403 });
    }
    for (const role of ['viewer', 'member'] as const) {
      const identity = { ...tenantIdentity(role), planFeatures: 'api_access' };
      expect(await create({}, { identity })).toMatchObject({ status: 403 });
    }
  });
});

describe('an API key', () => {
  it('is listed the latest first, as page after page, to its tenant alone', async () => {
    const { create, call } = apiKeyPlatform();
    const ids: string[] = [];
    for (let at = 0; at < 3; at += 1) ids.unshift((await create()).body.id);
    const first = await call(LIST, { query: { limit: '2' } });
    const rest = await call(LIST, {
      query: { limit: '2', cursor: String(first.body.nextCursor) },
    });
    expect([...first.body.items, ...rest.body.items].map(({ id }) => id)).toEqual(ids);
    const identity = { ...anOwner(), userPoolId: 'us-east-1_Other' };
    expect((await call(LIST, { identity })).body.items).toEqual([]);
    for (const route of [ROTATE, SWITCH('disable'), SWITCH('enable'), REVOKE]) {
      expect(await call(route, { identity, params: { keyId: ids[0] ?? '' } })).toMatchObject({
        status: 404,
      });
    }
  });

  it('is disabled and enabled, each told once', async () => {
    const { keys, create, call } = apiKeyPlatform();
    const params = { keyId: (await create()).body.id };
    for (const name of ['disable', 'disable', 'enable', 'enable']) {
      const status = name === 'disable' ? 'disabled' : 'active';
      expect(await call(SWITCH(name), { params })).toMatchObject({ status: 200, body: { status } });
    }
    expect(typesOf(keys)).toEqual(['api_key.created', 'api_key.disabled', 'api_key.enabled']);
  });

  it('is enabled by who has its permissions, and disabled by anyone who may', async () => {
    const { owner, create, call } = apiKeyPlatform();
    const params = { keyId: (await create({ permissions: ['files:read'] })).body.id };
    const identity = { ...owner, permissions: 'records:read api-keys:write' };
    expect(await call(SWITCH('disable'), { params, identity })).toMatchObject({ status: 200 });
    expect(await call(SWITCH('enable'), { params, identity })).toMatchObject({ status: 403 });
    expect(await call(ROTATE, { params, identity })).toMatchObject({ status: 403 });
  });

  it('is ended on a plan without keys, too', async () => {
    const { owner, create, call } = apiKeyPlatform();
    const params = { keyId: (await create()).body.id };
    const identity = { ...owner, planFeatures: '' };
    expect(await call(SWITCH('enable'), { params, identity })).toMatchObject({ status: 403 });
    expect(await call(SWITCH('disable'), { params, identity })).toMatchObject({ status: 200 });
    expect(await call(REVOKE, { params, identity })).toMatchObject({ status: 204 });
    expect(await call(REVOKE, { params, identity })).toMatchObject({ status: 404 });
  });

  it('is shown as expired once it is', async () => {
    const { create, call, at } = apiKeyPlatform();
    const { body } = await create({ expiresAt: '2098-01-01T00:00:00Z' });
    at(new Date('2098-01-01T00:00:00Z'));
    expect(await call('GET /v1/api-keys/{keyId}', { params: { keyId: body.id } })).toMatchObject({
      body: { status: 'expired' },
    });
  });
});

describe('the rotation of an API key', () => {
  it('gives a new secret, and leaves the one before for the overlap', async () => {
    const { keys, owner, create, call } = apiKeyPlatform();
    const { body: made } = await create();
    const params = { keyId: made.id };
    const { body } = await call(ROTATE, { params, body: { overlapSeconds: 60 } });
    const until = new Date(NOW.getTime() + 60_000);
    expect(body).toMatchObject({ id: made.id, previousUntil: until.toISOString() });
    expect(await keys.find(owner, made.id)).toMatchObject({
      secretHash: hashOfKey(body.secret),
      previous: { hash: hashOfKey(made.secret), until },
    });
    const { body: last } = await call(ROTATE, { params });
    expect(last).not.toHaveProperty('previousUntil');
    expect((await keys.find(owner, made.id))?.previous).toBeUndefined();
    expect(typesOf(keys)).toEqual(['api_key.created', 'api_key.rotated', 'api_key.rotated']);
  });

  it.each([-1, 0.5, 7 * 86_400 + 1])('refuses an overlap of %d s', async (overlapSeconds) => {
    const { create, call } = apiKeyPlatform();
    const params = { keyId: (await create()).body.id };
    expect(await call(ROTATE, { params, body: { overlapSeconds } })).toMatchObject({ status: 400 });
  });

  it('of a personal key is its member’s alone', async () => {
    const { owner, create, call } = apiKeyPlatform();
    const params = { keyId: (await create({ kind: 'personal' })).body.id };
    const identity = { ...owner, id: 'another owner' };
    expect(await call(ROTATE, { params, identity })).toMatchObject({
      status: 403,
      body: { type: 'urn:freehold:problem:api-key-of-somebody-else' },
    });
    expect(await call(ROTATE, { params })).toMatchObject({ status: 200 });
    expect(await call(REVOKE, { params, identity })).toMatchObject({ status: 204 });
  });
});
