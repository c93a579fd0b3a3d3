import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DynamoSignInRegistry } from '../../adapters/dynamodb/identity/dynamo-sign-in-registry.ts';
import { roleAssignmentWrite } from '../../adapters/dynamodb/members/role-assignment-write.ts';
import { DynamoRoleRegistry } from '../../adapters/dynamodb/roles/dynamo-role-registry.ts';
import { memberKey } from '../../adapters/dynamodb/table/control-keys.ts';
import { transact } from '../../adapters/dynamodb/table/transact.ts';
import type { User } from '../../core/access/principal.ts';
import { createRole } from '../../core/roles/create-role.ts';
import { deleteRole } from '../../core/roles/delete-role.ts';
import { MAX_ROLES, type Role } from '../../core/roles/role.ts';
import { updateRole } from '../../core/roles/update-role.ts';
import { documentsAsRoot } from '../support/local-cloud.ts';
import { scratchTable } from '../support/scratch-table.ts';
import { requestInfo, tenantIdentity } from '../support/tenancy/tenant-contexts.ts';

type Table = Awaited<ReturnType<typeof scratchTable>>;

let table: Table;
beforeAll(async () => {
  table = await scratchTable();
});
afterAll(() => table.drop());

let tenants = 0;

/** The owner of a tenant of its own. */
function anOwner() {
  const user = {
    ...tenantIdentity(),
    userPoolId: `us-east-1_Roles${(tenants += 1)}`,
    request: requestInfo,
  } as unknown as User;
  const roles = new DynamoRoleRegistry(documentsAsRoot(), table.tableName);
  const ports = { roles, now: () => new Date() };
  const create = (name: string) => createRole(ports, user, { name, permissions: ['files:read'] });
  const made = async (name: string): Promise<Role> => {
    const created = await create(name);
    if (!created.ok) throw new Error(created.error.kind);
    return created.value;
  };
  const assign = async (assignment: { from?: string; to?: string }) => {
    const count = roleAssignmentWrite(table.tableName, user.userPoolId, assignment);
    return (await transact(documentsAsRoot(), { count })).ok;
  };
  return { user, roles, ports, create, made, assign };
}

describe('the roles of a tenant', () => {
  it('are read as they were written, by the authorizer too', async () => {
    const { user, roles, ports, made } = anOwner();
    expect(await roles.read(user)).toEqual({ version: 0, roles: [] });
    const first = await made('First');
    const second = await made('Second');
    const values = { description: 'Writes', permissions: ['files:write' as const] };
    const changed = await updateRole(ports, user, { roleId: second.id, versions: [1], values });
    expect(changed.ok && changed.value).toMatchObject({ ...values, version: 2 });
    expect(await roles.read(user)).toEqual({
      version: 3,
      roles: [first, changed.ok && changed.value],
    });
    const { customRoles } = await new DynamoSignInRegistry(table.client, table.tableName).lookUp({
      userPoolId: user.userPoolId,
      userId: 'nobody',
      sessionId: 'none',
    });
    expect(customRoles).toEqual({
      [first.id]: { permissions: ['files:read'] },
      [second.id]: { permissions: ['files:write'] },
    });
  });

  it('are at most so many, and unique by name, whatever is made at once', async () => {
    const { user, roles, create, made } = anOwner();
    for (let n = 1; n <= MAX_ROLES - 2; n += 1) await made(`Role ${n}`);
    const names = ['Last', 'LAST', 'Other', 'More', 'last', 'Fourth'];
    const outcomes = await Promise.all(names.map(create));
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(2);
    const now = (await roles.read(user)).roles.map(({ name }) => name.toLowerCase());
    expect(now).toHaveLength(MAX_ROLES);
    expect(new Set(now).size).toBe(MAX_ROLES);
  });

  it('are never both assigned and deleted', async () => {
    const { user, roles, ports, made, assign } = anOwner();
    for (let round = 0; round < 20; round += 1) {
      const { id } = await made(`Role ${round}`);
      const [assigned, deleted] = await Promise.all([
        assign({ to: id }),
        deleteRole(ports, user, id),
      ]);
      expect(assigned).toBe(!deleted.ok);
      const left = (await roles.read(user)).roles.find((role) => role.id === id);
      expect(left?.members).toBe(assigned ? 1 : undefined);
    }
  });

  it('count who has them, from one to another and back', async () => {
    const { user, roles, ports, made, assign } = anOwner();
    const one = await made('One');
    const other = await made('Other');
    expect(await assign({ to: one.id })).toBe(true);
    expect(await assign({ from: one.id, to: other.id })).toBe(true);
    expect((await roles.read(user)).roles.map(({ members }) => members)).toEqual([0, 1]);
    expect(await assign({ from: other.id, to: 'owner' })).toBe(true);
    expect((await deleteRole(ports, user, other.id)).ok).toBe(true);
    expect(await assign({ from: one.id, to: other.id })).toBe(false);
    expect(roleAssignmentWrite('table', 'pool', { from: 'owner', to: 'viewer' })).toBeUndefined();
  });

  it('name who has one that shall go', async () => {
    const { user, ports, made, assign } = anOwner();
    const { id } = await made('Used');
    const email = 'ada@acme.example';
    const Item = { ...memberKey(user.userPoolId, 'user-1'), userId: 'user-1', email, role: id };
    await documentsAsRoot().send(new PutCommand({ TableName: table.tableName, Item }));
    await assign({ to: id });
    expect(await deleteRole(ports, user, id)).toEqual({
      ok: false,
      error: { kind: 'RoleInUse', count: 1, members: [{ id: 'user-1', email }] },
    });
  });
});
