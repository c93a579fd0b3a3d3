import { describe, expect, it } from 'vitest';
import { TENANT_PERMISSIONS, TENANT_ROLES } from '../../../core/access/roles.ts';
import { MAX_ROLES, type Role } from '../../../core/roles/role.ts';
import { createRoleOperation } from '../../../functions/roles/api/create-role.ts';
import { deleteRoleOperation } from '../../../functions/roles/api/delete-role.ts';
import { getRoleOperation } from '../../../functions/roles/api/get-role.ts';
import { listPermissionsOperation } from '../../../functions/roles/api/list-permissions.ts';
import { listRolesOperation } from '../../../functions/roles/api/list-roles.ts';
import { updateRoleOperation } from '../../../functions/roles/api/update-role.ts';
import { FakeRoleRegistry } from '../../fakes/fake-role-registry.ts';
import { edgeOf } from '../../support/edge-of.ts';
import {
  apiEvent,
  operatorIdentity,
  tenantIdentity,
  type RequestOf,
} from '../../support/tenancy/tenant-contexts.ts';

type Body = Record<string, unknown> & { id: Role['id']; items: Record<string, unknown>[] };

function aTenant() {
  const roles = new FakeRoleRegistry();
  const ports = { roles, now: () => new Date('2026-11-27T09:00:00Z') };
  const handle = edgeOf(
    listPermissionsOperation(),
    listRolesOperation(ports),
    createRoleOperation(ports),
    getRoleOperation(ports),
    updateRoleOperation(ports),
    deleteRoleOperation(ports),
  );
  const owner = tenantIdentity();
  const call = async (routeKey: string, request: RequestOf = {}) => {
    const { statusCode, headers, body } = await handle(
      apiEvent(routeKey, { identity: owner, ...request }),
    );
    return { status: statusCode, headers, body: JSON.parse(body ?? '{}') as Body };
  };
  const create = (body: object, identity: RequestOf['identity'] = owner) =>
    call('POST /v1/roles', { identity, body });
  const made = async (name: string) =>
    (await create({ name, permissions: ['records:read'] })).body.id;
  return { roles, owner, call, create, made };
}

/** Somebody who may say who may do what, and else read records alone. */
const aClerk = { ...tenantIdentity(), permissions: 'records:read roles:read roles:write' };

describe('POST /v1/roles', () => {
  it('makes a role, whose event says what it permits', async () => {
    const { roles, owner, create, call } = aTenant();
    const permissions = ['files:read', 'records:read', 'files:read'];
    const created = await create({ name: ' Bookkeeper ', description: 'Reads', permissions });
    expect(created).toMatchObject({
      status: 201,
      headers: { location: `/v1/roles/${created.body.id}`, etag: '"1"' },
      body: {
        name: 'Bookkeeper',
        builtIn: false,
        permissions: ['files:read', 'records:read'],
        members: 0,
      },
    });
    expect(roles.events).toMatchObject([
      {
        type: 'role.created',
        tenantId: owner.tenantId,
        actor: { kind: 'user', id: owner.id },
        data: { roleId: created.body.id, permissions: ['files:read', 'records:read'] },
      },
    ]);
    const { body } = await call('GET /v1/roles/{roleId}', { params: { roleId: created.body.id } });
    expect(body).toEqual(created.body);
  });

  it('grants nothing that its author lacks', async () => {
    const { create, roles } = aTenant();
    const refused = await create(
      { name: 'A', permissions: ['records:read', 'files:read'] },
      aClerk,
    );
    expect(refused).toMatchObject({ status: 403, body: { lacking: ['files:read'] } });
    expect(roles.events).toEqual([]);
    expect((await create({ name: 'A', permissions: ['records:read'] }, aClerk)).status).toBe(201);
  });

  it.each([['tenants:read'], ['records:erase'], ['*']])('knows no permission %s', async (one) => {
    const { create } = aTenant();
    expect((await create({ name: 'A', permissions: [one] })).status).toBe(400);
  });

  it('refuses a name that people would take for another role’s', async () => {
    const { create, made } = aTenant();
    await made('Bookkeeper');
    for (const name of ['BOOKKEEPER', 'Ｂookkeeper', 'Owner']) {
      expect((await create({ name, permissions: ['records:read'] })).status).toBe(409);
    }
  });

  it('makes one of many at once of one name, and no more than a tenant may have', async () => {
    const { create, roles, made } = aTenant();
    const same = await Promise.all(
      Array.from({ length: 5 }, () => create({ name: 'Same', permissions: ['records:read'] })),
    );
    expect(same.filter(({ status }) => status === 201)).toHaveLength(1);
    for (let n = 1; n < MAX_ROLES; n += 1) await made(`Role ${n}`);
    const { status, body } = await create({ name: 'More', permissions: ['records:read'] });
    expect({ status, body }).toMatchObject({ status: 409, body: { limit: MAX_ROLES } });
    expect(roles.events).toHaveLength(MAX_ROLES);
  });
});

describe('GET /v1/roles', () => {
  it('lists the built-in ones, then the tenant’s own', async () => {
    const { call, made } = aTenant();
    await made('Bookkeeper');
    const { body } = await call('GET /v1/roles');
    expect(body.items.map(({ name }) => name)).toEqual([...TENANT_ROLES, 'Bookkeeper']);
    const shown = await call('GET /v1/roles/{roleId}', { params: { roleId: 'owner' } });
    expect(shown.body).toMatchObject({ builtIn: true, permissions: [...TENANT_PERMISSIONS] });
  });

  it('shows nothing of another tenant', async () => {
    const { call, made } = aTenant();
    const roleId = await made('Bookkeeper');
    const identity = { ...tenantIdentity(), userPoolId: 'us-east-1_Other' };
    const shown = await call('GET /v1/roles/{roleId}', { identity, params: { roleId } });
    expect(shown.status).toBe(404);
    expect((await call('GET /v1/roles', { identity })).body.items).toHaveLength(
      TENANT_ROLES.length,
    );
  });
});

describe('PATCH /v1/roles/{roleId}', () => {
  const route = 'PATCH /v1/roles/{roleId}';

  it('changes what is given, against the version that was read', async () => {
    const { call, made, roles } = aTenant();
    const roleId = await made('Bookkeeper');
    const request = { params: { roleId }, body: { permissions: ['files:read'] } };
    expect((await call(route, request)).status).toBe(428);
    const headers = { 'if-match': '"1"' };
    const changed = await call(route, { ...request, headers });
    expect(changed).toMatchObject({
      status: 200,
      headers: { etag: '"2"' },
      body: { name: 'Bookkeeper', permissions: ['files:read'] },
    });
    expect(roles.events.at(-1)).toMatchObject({
      type: 'role.changed',
      data: { before: ['records:read'], permissions: ['files:read'] },
    });
    expect((await call(route, { ...request, headers })).status).toBe(412);
  });

  it('grants nothing that its author lacks, and leaves the built-in ones', async () => {
    const { call, made } = aTenant();
    const roleId = await made('Bookkeeper');
    const headers = { 'if-match': '*' };
    const body = { permissions: ['records:read', 'records:write'] };
    const refused = await call(route, { identity: aClerk, params: { roleId }, headers, body });
    expect(refused).toMatchObject({ status: 403, body: { lacking: ['records:write'] } });
    const builtIn = await call(route, { params: { roleId: 'viewer' }, headers, body });
    expect(builtIn.status).toBe(409);
  });
});

describe('DELETE /v1/roles/{roleId}', () => {
  const route = 'DELETE /v1/roles/{roleId}';

  it('refuses a role in use, with the first twenty who have it', async () => {
    const { call, made, roles } = aTenant();
    const roleId = await made('Bookkeeper');
    for (let n = 1; n <= 21; n += 1) {
      roles.assign(roleId, { id: `user-${n}`, email: `user-${n}@acme.example` });
    }
    const { status, body } = await call(route, { params: { roleId } });
    expect({ status, body }).toMatchObject({ status: 409, body: { count: 21 } });
    expect(body.members).toHaveLength(20);
    expect(body.members).toContainEqual({ id: 'user-1', email: 'user-1@acme.example' });
  });

  it('deletes one that nobody has, and none that is built in', async () => {
    const { call, made, roles } = aTenant();
    const roleId = await made('Bookkeeper');
    expect((await call(route, { params: { roleId } })).status).toBe(204);
    expect(roles.events.at(-1)).toMatchObject({ type: 'role.deleted', data: { roleId } });
    expect((await call(route, { params: { roleId } })).status).toBe(404);
    expect((await call(route, { params: { roleId: 'owner' } })).status).toBe(409);
  });
});

describe('GET /v1/permissions', () => {
  it('says of each permission what it is for and which built-in roles have it', async () => {
    const { call } = aTenant();
    const { body } = await call('GET /v1/permissions');
    expect(body.items.map(({ permission }) => permission).sort()).toEqual(
      [...TENANT_PERMISSIONS].sort(),
    );
    expect(body.items).toContainEqual({
      permission: 'roles:write',
      description: expect.any(String) as string,
      roles: ['admin', 'owner'],
    });
  });

  it('tells an operator of the operators’ alone', async () => {
    const { call } = aTenant();
    const { body } = await call('GET /v1/permissions', { identity: operatorIdentity });
    const permissions = body.items.map(({ permission }) => permission);
    expect(permissions).toContain('tenants:write');
    expect(permissions).not.toContain('records:read');
  });
});
