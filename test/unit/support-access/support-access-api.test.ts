import { describe, expect, it } from 'vitest';
import { OPERATOR_ROLE_PERMISSIONS } from '../../../core/access/roles.ts';
import { newId } from '../../../kit/id.ts';
import {
  aPlatform,
  admin,
  ASK,
  body,
  CONFIRM,
  decision,
  EMERGENCY,
  owner,
  support,
  userPoolId,
} from '../../support/support-access/support-access-platform.ts';
import { tenantIdentity } from '../../support/tenancy/tenant-contexts.ts';

describe('an operator of the support', () => {
  it('asks, the owners are told, and one of them grants it for the hours from then on', async () => {
    const { ask, decide, clock, told } = aPlatform();
    const asked = await ask();
    expect(asked).toMatchObject({
      ...body,
      status: 'requested',
      isEmergency: false,
      operator: { kind: 'operator', id: support.id, name: support.email },
      credential: `${userPoolId}.${asked.id}`,
    });
    clock.now = new Date('2026-11-28T12:00:00.000Z');
    expect(await decide(decision('grant'), owner, asked.id)).toMatchObject({
      status: 200,
      body: {
        status: 'granted',
        grantedBy: { kind: 'user', id: owner.id, name: owner.email },
        until: '2026-11-29T12:00:00.000Z',
      },
    });
    expect(told()).toEqual([
      ['support_access.requested', support.id, 'requested'],
      ['support_access.granted', owner.id, 'granted'],
    ]);
  });

  it.each([
    [{ reason: '' }],
    [{ scopes: [] }],
    [{ scopes: ['records:write'] }],
    [{ scopes: ['support-access:write'] }],
    [{ durationHours: 0 }],
    [{ durationHours: 169 }],
    [{ durationHours: 1.5 }],
    [{ isEmergency: true }],
  ])('asks for nothing by %j', async (changes) => {
    const { call, registry } = aPlatform();
    const request = { body: { ...body, ...changes } };
    expect((await call(ASK, support, request)).status).toBe(400);
    expect(registry.told).toEqual([]);
  });

  it.each(['billing', 'auditor'] as const)('is no %s', async (role) => {
    const { call } = aPlatform();
    const identity = { ...admin, role, permissions: OPERATOR_ROLE_PERMISSIONS[role].join(' ') };
    expect((await call(ASK, identity, { body })).status).toBe(403);
  });

  it('takes no emergency access, nor confirms one', async () => {
    const { call, decide } = aPlatform();
    expect((await call(EMERGENCY, support, { body })).status).toBe(403);
    const { body: asked } = await call(EMERGENCY, admin, { body });
    expect((await decide(CONFIRM, support, asked.id)).status).toBe(403);
  });

  it('asks no tenant that is not there', async () => {
    const { call } = aPlatform();
    const params = { tenantId: newId('tnt') };
    expect((await call(ASK, support, { body, params })).status).toBe(404);
  });
});

describe('the tenant', () => {
  it('decides by whoever may let support in: an owner, and no admin', async () => {
    const { ask, decide } = aPlatform();
    const { id } = await ask();
    for (const name of ['grant', 'refuse', 'revoke']) {
      const refused = await decide(decision(name), { ...owner, ...roleOf('admin') }, id);
      expect(refused.status).toBe(403);
    }
    const custom = { ...owner, role: newId('rol'), permissions: 'support-access:write' };
    expect((await decide(decision('grant'), custom, id)).status).toBe(200);
  });

  it.each([
    ['refuse', 'grant', 'refused'],
    ['grant', 'refuse', 'granted'],
    ['grant', 'grant', 'granted'],
  ])('having chosen to %s it, cannot %s it', async (first, second, accessStatus) => {
    const { ask, decide } = aPlatform();
    const { id } = await ask();
    await decide(decision(first), owner, id);
    expect(await decide(decision(second), owner, id)).toMatchObject({
      status: 409,
      body: { type: 'urn:freehold:problem:support-access-closed', accessStatus },
    });
  });

  it('ends what it granted, and that is not granted again', async () => {
    const { ask, decide } = aPlatform();
    const { id } = await ask();
    expect((await decide(decision('revoke'), owner, id)).status).toBe(409);
    await decide(decision('grant'), owner, id);
    expect(await decide(decision('revoke'), owner, id)).toMatchObject({
      body: { status: 'revoked', closedBy: { id: owner.id } },
    });
    expect((await decide(decision('grant'), owner, id)).status).toBe(409);
  });

  it('sees that a grant and an old request have ended by the time', async () => {
    const { ask, decide, clock, call } = aPlatform();
    const granted = await ask();
    await decide(decision('grant'), owner, granted.id);
    const old = await ask();
    clock.now = new Date('2026-12-04T12:00:00.000Z');
    const { body: page } = await call('GET /v1/support-access', owner);
    expect(page.items).toMatchObject([
      { id: old.id, status: 'ended' },
      { id: granted.id, status: 'ended' },
    ]);
    expect((await decide(decision('grant'), owner, old.id)).status).toBe(409);
  });

  it('reaches no access of another one', async () => {
    const { ask, decide, call } = aPlatform();
    const { id } = await ask();
    const stranger = { ...tenantIdentity('owner'), userPoolId: 'us-east-1_Other' };
    for (const name of ['grant', 'refuse', 'revoke']) {
      expect((await decide(decision(name), stranger, id)).status).toBe(404);
    }
    const uses = await call('GET /v1/support-access/{accessId}/uses', stranger, {
      params: { accessId: id },
    });
    expect(uses.status).toBe(404);
    expect((await call('GET /v1/support-access', stranger)).body.items).toEqual([]);
  });

  it('sees what each access was used for, by whom and by whose grant', async () => {
    const { registry, ask, decide, call } = aPlatform();
    const { id } = await ask();
    await decide(decision('grant'), owner, id);
    const use = { operatorName: support.email, grantedByName: owner.email };
    const where = { operation: 'listFiles', path: '/v1/files' };
    registry.used = Array.from({ length: 12 }, () => ({ time: new Date(0), ...use, ...where }));
    const shown = { time: '1970-01-01T00:00:00.000Z', ...use, ...where };
    const { body: page } = await call('GET /v1/support-access', owner);
    expect(page.items).toMatchObject([{ id, recentUses: Array(10).fill(shown) }]);
    const uses = await call('GET /v1/support-access/{accessId}/uses', owner, {
      params: { accessId: id },
    });
    expect(uses.body.items).toEqual(Array(12).fill(shown));
  });

  it('that allows it in advance is told of each access, and may end it', async () => {
    const { policies, ask, decide, told } = aPlatform();
    policies.set(userPoolId, { supportAccess: 'allowed' });
    const granted = await ask();
    expect(granted).toMatchObject({ status: 'granted', grantedBy: { kind: 'policy' } });
    expect(told()).toEqual([['support_access.granted', support.id, 'granted']]);
    expect((await decide(decision('revoke'), owner, granted.id)).status).toBe(200);
  });

  it('that takes its allowance back in this moment is asked', async () => {
    const { registry, policies, ask } = aPlatform();
    policies.set(userPoolId, { supportAccess: 'allowed' });
    registry.isAllowedInAdvance = false;
    expect(await ask()).toMatchObject({ status: 'requested' });
  });
});

function roleOf(role: 'admin') {
  const { permissions } = tenantIdentity(role);
  return { role, permissions };
}
