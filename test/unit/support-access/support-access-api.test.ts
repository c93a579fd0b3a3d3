import { describe, expect, it } from 'vitest';
import { OPERATOR_ROLE_PERMISSIONS } from '../../../core/access/roles.ts';
import {
  askForAccessOperation,
  askForEmergencyAccessOperation,
} from '../../../functions/support-access/api/ask-for-access.ts';
import {
  grantSupportAccessOperation,
  refuseSupportAccessOperation,
  revokeSupportAccessOperation,
} from '../../../functions/support-access/api/decide-as-owner.ts';
import {
  confirmEmergencyAccessOperation,
  withdrawAccessOperation,
} from '../../../functions/support-access/api/decide-of-tenant.ts';
import {
  listAccessOfTenantOperation,
  listSupportAccessOperation,
  listSupportUsesOperation,
} from '../../../functions/support-access/api/list-access.ts';
import { newId } from '../../../kit/id.ts';
import { FakeSupportAccessRegistry } from '../../fakes/fake-support-access-registry.ts';
import { FakeTenantFinder } from '../../fakes/fake-tenant-finder.ts';
import { FakeTenantPolicies } from '../../fakes/fake-tenant-policies.ts';
import { edgeOf } from '../../support/edge-of.ts';
import {
  apiEvent,
  operatorIdentity,
  tenantIdentity,
  type RequestOf,
} from '../../support/tenancy/tenant-contexts.ts';
import { newTenant } from '../../support/tenants/tenant-stores.ts';

const owner = tenantIdentity('owner');
const { tenantId, userPoolId } = owner;
const support = {
  ...operatorIdentity,
  id: 'operator-s',
  email: 'grace@freehold.example',
  role: 'support',
  permissions: OPERATOR_ROLE_PERMISSIONS.support.join(' '),
};
const admin = operatorIdentity;
const otherAdmin = { ...operatorIdentity, id: 'operator-2', email: 'linus@freehold.example' };

const ASK = `POST /v1/tenants/{tenantId}/support-access`;
const EMERGENCY = `POST /v1/tenants/{tenantId}/emergency-access`;
const CONFIRM = `${EMERGENCY}/{accessId}/confirm`;
const WITHDRAW = `${ASK}/{accessId}/withdraw`;
const decision = (name: string) => `POST /v1/support-access/{accessId}/${name}`;

const body = { reason: 'Ticket 4711', scopes: ['records:read'], durationHours: 24 };

type View = {
  readonly id: string;
  readonly status: string;
  readonly type: string;
  readonly [name: string]: unknown;
};

/** A platform with one tenant, whom it asks. */
function aPlatform() {
  const registry = new FakeSupportAccessRegistry();
  const policies = new FakeTenantPolicies();
  const tenants = new FakeTenantFinder();
  const identity = { userPoolId, clientId: 'client' };
  tenants.put(newTenant({ id: tenantId, state: 'active', identity }).tenant);
  const clock = { now: new Date('2026-11-27T12:00:00.000Z') };
  const compose = (name: string) => (data: object) => ({
    ...{ to: ['ada@acme.example'], subject: name, html: '' },
    text: JSON.stringify(data),
  });
  const ports = {
    ...{ registry, policies, tenants, now: () => clock.now },
    mails: {
      requested: compose('requested'),
      granted: compose('granted'),
      breakGlass: compose('break-glass'),
    },
  };
  const handle = edgeOf(
    askForAccessOperation(ports),
    askForEmergencyAccessOperation(ports),
    confirmEmergencyAccessOperation(ports),
    withdrawAccessOperation(ports),
    listAccessOfTenantOperation(ports),
    listSupportAccessOperation(ports),
    listSupportUsesOperation(ports),
    grantSupportAccessOperation(ports),
    refuseSupportAccessOperation(ports),
    revokeSupportAccessOperation(ports),
  );
  const call = async (route: string, identity: RequestOf['identity'], request: RequestOf = {}) => {
    const params = { tenantId, ...request.params };
    const answered = await handle(apiEvent(route, { ...request, identity, params }));
    return { status: answered.statusCode, body: JSON.parse(answered.body ?? '{}') as View };
  };
  const ask = async (changes: object = {}) =>
    (await call(ASK, support, { body: { ...body, ...changes } })).body;
  const decide = (route: string, identity: RequestOf['identity'], accessId: string) =>
    call(route, identity, { params: { accessId } });
  const told = () =>
    registry.told.map(({ event, mail }) => [event.type, event.actor.id, mail?.subject]);
  return { registry, policies, clock, call, ask, decide, told };
}

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

describe('in an emergency', () => {
  it('two admins together take access, and the owners are told at once', async () => {
    const { registry, call, decide, told } = aPlatform();
    const { body: asked } = await call(EMERGENCY, admin, { body });
    expect(asked).toMatchObject({ status: 'requested', isEmergency: true });
    expect(await decide(CONFIRM, otherAdmin, asked.id)).toMatchObject({
      body: { status: 'granted', grantedBy: { kind: 'operator', id: otherAdmin.id } },
    });
    expect(told()).toEqual([
      ['support_access.requested', admin.id, undefined],
      ['support_access.granted', otherAdmin.id, 'break-glass'],
    ]);
    expect(registry.told[1]?.mail?.text).toContain(
      JSON.stringify({ operators: [admin.email, otherAdmin.email] }).slice(1, -1),
    );
    expect((await decide(decision('revoke'), owner, asked.id)).status).toBe(200);
  });

  it('nobody confirms his own', async () => {
    const { call, decide } = aPlatform();
    const { body: asked } = await call(EMERGENCY, admin, { body });
    expect(await decide(CONFIRM, admin, asked.id)).toMatchObject({
      status: 403,
      body: { type: 'urn:freehold:problem:own-emergency' },
    });
  });

  it('is none what asks the tenant: no admin confirms that', async () => {
    const { ask, decide } = aPlatform();
    const { id } = await ask();
    expect((await decide(CONFIRM, admin, id)).status).toBe(404);
  });

  it('the tenant’s allowance in advance spares no second admin', async () => {
    const { policies, call } = aPlatform();
    policies.set(userPoolId, { supportAccess: 'allowed' });
    const { body: asked } = await call(EMERGENCY, admin, { body });
    expect(asked).toMatchObject({ status: 'requested' });
  });
});

describe('what two decide at once', () => {
  it('is decided by the first: the other one hears of it', async () => {
    const { registry, ask, decide } = aPlatform();
    const { id } = await ask();
    registry.beforeChange = () => decide(decision('refuse'), owner, id);
    expect(await decide(decision('grant'), owner, id)).toMatchObject({
      status: 409,
      body: { accessStatus: 'refused' },
    });
  });

  it('leaves nothing granted that the operator withdraws in the moment of the grant', async () => {
    const { registry, ask, decide } = aPlatform();
    const { id } = await ask();
    registry.beforeChange = () => decide(decision('grant'), owner, id);
    expect(await decide(WITHDRAW, support, id)).toMatchObject({ body: { status: 'withdrawn' } });
  });
});

function roleOf(role: 'admin') {
  const { permissions } = tenantIdentity(role);
  return { role, permissions };
}
