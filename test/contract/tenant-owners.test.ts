import { QueryCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { toPoolRegistrationItem } from '../../adapters/dynamodb/identity/pool-registration-item.ts';
import { DynamoSignInRegistry } from '../../adapters/dynamodb/identity/dynamo-sign-in-registry.ts';
import { DynamoOwnerMemberships } from '../../adapters/dynamodb/members/dynamo-owner-memberships.ts';
import { DynamoMemberRegistry } from '../../adapters/dynamodb/members/dynamo-member-registry.ts';
import { ownerWrites } from '../../adapters/dynamodb/members/owner-writes.ts';
import { putMember } from '../../adapters/dynamodb/members/put-member.ts';
import { DynamoAdminCorrections } from '../../adapters/dynamodb/provisioning/dynamo-admin-corrections.ts';
import { DynamoPoolRegistrations } from '../../adapters/dynamodb/provisioning/dynamo-pool-registrations.ts';
import {
  memberKey,
  membersPartition,
  personKey,
  rolesKey,
  seatsKey,
  secondFactorKey,
  sessionKey,
  sessionsPartition,
  tenantKey,
  tenantPartition,
  tenantPolicyKey,
} from '../../adapters/dynamodb/table/control-keys.ts';
import { getItem } from '../../adapters/dynamodb/table/get-item.ts';
import { transact } from '../../adapters/dynamodb/table/transact.ts';
import { toTenantItem } from '../../adapters/dynamodb/tenants/tenant-item.ts';
import { ofMember } from '../../core/members/member-events.ts';
import { newMember, type Member, type MembersOf } from '../../core/members/member.ts';
import { tenantAdminCorrected } from '../../core/tenants/tenant-events.ts';
import { newId } from '../../kit/id.ts';
import { documentsAsRoot } from '../support/local-cloud.ts';
import { tenantOf } from '../support/identity/sign-in-harness.ts';
import { scratchTable } from '../support/scratch-table.ts';

const { client, tableName, drop } = await scratchTable();
const documents = documentsAsRoot();
afterAll(drop);

const NOW = new Date('2026-11-27T12:00:00Z');
const FOREVER = new Date('2100-01-01T00:00:00Z');
const occasion = { time: NOW, actor: { kind: 'operator', id: 'op' } } as const;

const corrections = new DynamoAdminCorrections(documents, tableName);
const memberships = new DynamoOwnerMemberships(documents, tableName);
const members = new DynamoMemberRegistry(documents, tableName);
const registry = new DynamoSignInRegistry(client, tableName);

let of: MembersOf;
let tenant: ReturnType<typeof tenantOf>;
let ada: Member;

async function newTenant(): Promise<void> {
  const id = newId('tnt');
  of = { tenantId: id, userPoolId: `us-east-1_${id.slice(-9)}` };
  const { userPoolId } = of;
  tenant = tenantOf('acme', { id, identity: { userPoolId, clientId: 'c' } });
  ada = newMember({ userId: 'ada', email: tenant.admin.email, role: 'owner' }, NOW);
  await put(toTenantItem(tenant));
  await transact(documents, ownerWrites(tableName, userPoolId, ada));
}
beforeEach(newTenant);

const put = (Item: Readonly<Record<string, unknown>>) =>
  documents.send(new PutCommand({ TableName: tableName, Item }));
const read = (key: { readonly pk: string; readonly sk: string }) =>
  getItem(documents, tableName, key);
const seats = async () => {
  const { used, owners } = (await read(seatsKey(of.userPoolId))) ?? {};
  return { used, owners };
};
const partition = async (pk: string) => {
  const { Items = [] } = await documents.send(
    new QueryCommand({
      TableName: tableName,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': pk },
      ConsistentRead: true,
    }),
  );
  return Items;
};
const signIn = (userId: string, sessionId = 's-1') =>
  registry.beginFirstSession(
    { userPoolId: of.userPoolId, userId, sessionId },
    { startedAt: NOW, lastUsedAt: NOW, sourceIp: '192.0.2.1', userAgent: 'vitest' },
    FOREVER,
  );
const join = (userId: string, role: string) => {
  const member = newMember({ userId, email: `${userId}@acme.example`, role }, NOW);
  return putMember(documents, { tableName, userPoolId: of.userPoolId }, { member });
};

describe('DynamoAdminCorrections', () => {
  const correct = (email: string) => {
    const person = { userId: `user-${email}`, email, role: 'owner', replacedUserId: 'ada' };
    const member = newMember(person, NOW);
    const after = { ...tenant, admin: { email }, version: tenant.version + 1 };
    const userIds = { from: 'ada', to: member.userId };
    const event = tenantAdminCorrected(after, { ...occasion, userIds });
    return corrections.correct(of, { tenant: after, former: ada, member, event });
  };

  it('puts one owner in the place of the other: address, record, seats and event agree', async () => {
    expect(await correct('ada@right.example')).toEqual({ ok: true, value: undefined });
    expect(await corrections.findAdmin(of, tenant.admin.email)).toBeNull();
    const found = await corrections.findAdmin(of, 'ADA@right.example');
    expect(found).toMatchObject({ role: 'owner', replacedUserId: 'ada' });
    expect(await members.find(of, 'ada')).toBeNull();
    expect(await read(tenantKey(tenant.id))).toMatchObject({
      admin: { email: 'ada@right.example' },
      version: tenant.version + 1,
    });
    expect(await seats()).toEqual({ used: 1, owners: 1 });
    const types = (await partition(tenantPartition(tenant.id))).map(({ type }) => type as unknown);
    expect(types).toContain('tenant.admin_corrected');
  });

  it('lets the first sign-in or the correction happen, in thirty rounds of both at once', async () => {
    const winners = new Set<string>();
    for (let round = 0; round < 30; round += 1) {
      await newTenant();
      const [written, signedIn] = await Promise.all([correct('ada@right.example'), signIn('ada')]);
      expect(written.ok).toBe(!signedIn);
      winners.add(signedIn ? 'sign-in' : 'correction');
      const session = { ...of, userId: 'ada', sessionId: 's-1' };
      const { member, session: standing } = await registry.lookUp(session);
      expect([member !== null, standing !== null]).toEqual([signedIn, signedIn]);
      expect(await seats()).toEqual({ used: 1, owners: 1 });
    }
    expect(winners.size).toBeGreaterThan(0);
  });

  it('is refused after the first sign-in, of another version, and for an address that is taken', async () => {
    await put({ ...personKey('bob@acme.example', of.userPoolId), invitationId: 'inv_1' });
    expect(await correct('bob@acme.example')).toMatchObject({
      error: { kind: 'AdminAddressTaken' },
    });
    await signIn('ada');
    expect(await correct('ada@right.example')).toMatchObject({
      error: { kind: 'AdminNotCorrectable' },
    });
    await put(toTenantItem({ ...tenant, version: tenant.version + 1 }));
    expect(await correct('ada@right.example')).toMatchObject({
      error: { kind: 'VersionConflict' },
    });
  });
});

describe('DynamoOwnerMemberships', () => {
  const restore = (userId: string) => {
    const owner = newMember({ userId, email: ada.email, role: 'owner' }, NOW);
    const event = ofMember('member.ownership_restored', of, { member: owner, occasion });
    return memberships.restore(of, { owner, event });
  };
  const counted = async () => {
    const all = (await members.list(of, { limit: 100 })).items;
    const owners = all.filter(({ role, status }) => role === 'owner' && status === 'active');
    return { used: all.length, owners: owners.length };
  };
  const change = async (userId: string, changes: Partial<Member>) => {
    const before = await members.find(of, userId);
    if (!before) throw new Error('Nobody.');
    const after = { ...before, ...changes, version: before.version + 1 };
    const event = ofMember('member.renamed', of, { member: after, occasion });
    expect(await members.change(of, { before, after, event })).toMatchObject({ ok: true });
  };
  const remove = async (userId: string) => {
    const member = await members.find(of, userId);
    if (!member) throw new Error('Nobody.');
    const event = ofMember('member.removed', of, { member, occasion });
    expect(await members.remove(of, { member, event })).toMatchObject({ ok: true });
  };

  it('counts exactly, whoever the owner was before', async () => {
    const before: Readonly<Record<string, () => Promise<unknown>>> = {
      'the owner': () => Promise.resolve(),
      'an admin': () => change('ada', { role: 'admin' }),
      disabled: () => change('ada', { status: 'disabled' }),
      removed: () => remove('ada'),
    };
    for (const happen of Object.values(before)) {
      for (const userId of ['ada', 'ada-again']) {
        await newTenant();
        await join('bob', 'owner');
        await join('carol', 'viewer');
        await happen();
        await restore(userId);
        expect(await seats()).toEqual(await counted());
        expect(await seats()).toEqual({ used: 3, owners: 2 });
        await restore(userId);
        expect(await seats()).toEqual({ used: 3, owners: 2 });
      }
    }
  });

  it('remembers that somebody has signed in, and of one who is there, that nobody has', async () => {
    await restore('ada');
    expect((await members.find(of, 'ada'))?.signedInAt).toBeUndefined();
    await restore('ada-again');
    expect((await members.find(of, 'ada-again'))?.signedInAt).toBeUndefined();
    await signIn('ada-again');
    await restore('ada-again');
    expect((await members.find(of, 'ada-again'))?.signedInAt).toBe(NOW.toISOString());

    await newTenant();
    await join('bob', 'owner');
    await remove('ada');
    await restore('ada');
    expect((await members.find(of, 'ada'))?.signedInAt).toBeDefined();
  });
});

describe('DynamoPoolRegistrations', () => {
  it('forgets a pool with all that is known of its users, and nothing of another one', async () => {
    const { userPoolId } = of;
    const keysOf = (pool: string, userId: string, email: string) => [
      memberKey(pool, userId),
      personKey(email, pool),
      sessionKey(pool, userId, 's-1'),
      sessionKey(pool, userId, 's-2'),
      secondFactorKey(pool, email),
      rolesKey(pool),
      tenantPolicyKey(pool),
    ];
    const forgotten = keysOf(userPoolId, 'ada', ada.email);
    const kept = keysOf(`${userPoolId}x`, 'ada', ada.email);
    for (const key of [...forgotten.slice(2), ...kept]) await put(key);
    await put(
      toPoolRegistrationItem({
        ...{ userPoolId, clientId: 'c', tenantId: of.tenantId, tenantName: 'Acme' },
        ...{ plan: 'basic', isolation: 'shared_schema', region: 'us-east-1', writes: 'open' },
        ...{ state: 'provisioning', jwks: '{}' },
      }),
    );
    const registrations = new DynamoPoolRegistrations(documents, tableName);
    await registrations.forget(userPoolId);
    await registrations.forget(userPoolId);

    for (const key of forgotten) expect(await read(key)).toBeUndefined();
    expect(await partition(sessionsPartition(userPoolId, 'ada'))).toEqual([]);
    expect(await partition(membersPartition(userPoolId))).toEqual([]);
    for (const key of kept) expect(await read(key)).toMatchObject(key);
  });
});
