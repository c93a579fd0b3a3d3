import { describe, expect, it } from 'vitest';
import { newMember } from '../../../core/members/member.ts';
import { ADMIN, PLATFORM } from '../../../core/access/roles.ts';
import { changeOperatorOperation } from '../../../functions/operators/api/change-operator.ts';
import { createOperatorOperation } from '../../../functions/operators/api/create-operator.ts';
import { listOperatorsOperation } from '../../../functions/operators/api/list-operators.ts';
import { removeOperatorOperation } from '../../../functions/operators/api/remove-operator.ts';
import {
  disableOperatorOperation,
  enableOperatorOperation,
} from '../../../functions/operators/api/set-operator-status.ts';
import { FakeMemberUsers } from '../../fakes/fake-member-users.ts';
import { FakeMemberRegistry, FakeMembers } from '../../fakes/fake-members.ts';
import { edgeOf } from '../../support/edge-of.ts';
import {
  apiEvent,
  operatorIdentity,
  type RequestOf,
} from '../../support/tenancy/tenant-contexts.ts';

const NOW = new Date('2026-11-27T12:00:00Z');

/** A platform whose operators are the one who asks, an admin, and these. */
function aPlatform(others: Readonly<Record<string, string>> = {}) {
  const { userPoolId } = operatorIdentity;
  const all = new FakeMembers({ tenantId: PLATFORM, userPoolId, keptRole: ADMIN });
  const put = (userId: string, role: string) =>
    all.add(newMember({ userId, email: `${userId}@freehold.example`, role }, NOW));
  put(operatorIdentity.id, 'admin');
  for (const [userId, role] of Object.entries(others)) put(userId, role);

  const pool = new Set([...all.members.values()].map(({ email }) => email));
  const ports = {
    members: new FakeMemberRegistry(all),
    users: new FakeMemberUsers(),
    operatorUsers: {
      create: async (email: string) => {
        if (pool.has(email)) return null;
        pool.add(email);
        return { userId: `user-${pool.size}`, firstPassword: 'First-Password-1' };
      },
      remove: async (email: string) => void pool.delete(email),
    },
    add: async (operator: Parameters<typeof all.add>[0], event: (typeof all.events)[number]) => {
      all.add(operator);
      all.events.push(event);
    },
    now: () => NOW,
  };
  const handle = edgeOf(
    listOperatorsOperation(ports),
    createOperatorOperation(ports),
    changeOperatorOperation(ports),
    removeOperatorOperation(ports),
    disableOperatorOperation(ports),
    enableOperatorOperation(ports),
  );
  const call = async (route: string, request: RequestOf = {}) => {
    const event = apiEvent(route, { identity: operatorIdentity, ...request });
    const { statusCode: status, body } = await handle(event);
    return { status, body: JSON.parse(body ?? '{}') as Record<string, unknown> };
  };
  const on = (route: string, operatorId: string, role?: string) =>
    call(route, {
      params: { operatorId },
      headers: { 'if-match': '*' },
      ...(role !== undefined && { body: { role } }),
    });
  return { all, pool, call, on };
}

const PATCH = 'PATCH /v1/operators/{operatorId}';
const DELETE = 'DELETE /v1/operators/{operatorId}';
const DISABLE = 'POST /v1/operators/{operatorId}/disable';
const ENABLE = 'POST /v1/operators/{operatorId}/enable';

describe('POST /v1/operators', () => {
  const create = (platform: ReturnType<typeof aPlatform>, email: string) =>
    platform.call('POST /v1/operators', { body: { email, role: 'support' } });

  it('makes an operator, shows the first password once, and tells who did it', async () => {
    const platform = aPlatform();
    const { status, body } = await create(platform, 'Grace@freehold.example');
    expect({ status, body }).toMatchObject({
      status: 201,
      body: { email: 'grace@freehold.example', role: 'support', firstPassword: 'First-Password-1' },
    });
    expect(platform.all.events).toMatchObject([
      {
        type: 'member.added',
        tenantId: PLATFORM,
        actor: { kind: 'operator', id: operatorIdentity.id },
        data: { userId: body.id, role: 'support' },
      },
    ]);
    const listed = await platform.call('GET /v1/operators');
    expect(listed.body.items).toHaveLength(2);
    expect(JSON.stringify(listed.body)).not.toContain('First-Password-1');
  });

  it('refuses an address that is an operator’s, and makes anew what a crash left', async () => {
    const platform = aPlatform({ grace: 'support' });
    expect((await create(platform, 'grace@freehold.example')).status).toBe(409);
    platform.pool.add('left@freehold.example');
    expect((await create(platform, 'left@freehold.example')).status).toBe(201);
  });

  it.each(['owner', 'root', ''])('knows no role %j', async (role) => {
    const { call } = aPlatform();
    const body = { email: 'grace@freehold.example', role };
    expect((await call('POST /v1/operators', { body })).status).toBe(400);
  });

  it.each(['support', 'billing', 'auditor'])('is not open to %s', async (role) => {
    const { call } = aPlatform();
    const identity = { ...operatorIdentity, role, permissions: 'tenants:read operators:read' };
    const body = { email: 'grace@freehold.example', role: 'admin' };
    expect((await call('POST /v1/operators', { identity, body })).status).toBe(403);
  });
});

describe('the operators', () => {
  it('get another role, are disabled, enabled and removed', async () => {
    const { on, all } = aPlatform({ grace: 'support' });
    expect(await on(PATCH, 'grace', 'auditor')).toMatchObject({ body: { role: 'auditor' } });
    expect(await on(DISABLE, 'grace')).toMatchObject({ body: { status: 'disabled' } });
    expect(await on(ENABLE, 'grace')).toMatchObject({ body: { status: 'active' } });
    expect((await on(DELETE, 'grace')).status).toBe(204);
    expect((await on(PATCH, 'grace', 'admin')).status).toBe(404);
    expect(all.events.map(({ type }) => type)).toEqual([
      'member.role_changed',
      'member.disabled',
      'member.enabled',
      'member.removed',
    ]);
  });

  it('are never without an active admin', async () => {
    const { on } = aPlatform({ grace: 'admin' });
    const self = operatorIdentity.id;
    expect((await on(DISABLE, 'grace')).status).toBe(200);
    expect((await on(PATCH, self, 'auditor')).status).toBe(409);
    expect((await on(DISABLE, self)).status).toBe(409);
    expect(await on(DELETE, self)).toMatchObject({ status: 409, body: { title: 'Last admin' } });
    expect((await on(ENABLE, 'grace')).status).toBe(200);
    expect((await on(PATCH, self, 'auditor')).status).toBe(200);
  });
});
