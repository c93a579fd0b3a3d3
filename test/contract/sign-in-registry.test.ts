import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DynamoSignInRegistry } from '../../adapters/dynamodb/identity/dynamo-sign-in-registry.ts';
import { FLAGS_KEY, memberKey, rolesKey } from '../../adapters/dynamodb/table/control-keys.ts';
import { toPoolRegistrationItem } from '../../adapters/dynamodb/identity/pool-registration-item.ts';
import type { CustomRoles, Membership } from '../../core/access/membership.ts';
import { toFlagsText, type Flag } from '../../core/flags/flag.ts';
import type { PoolRegistration } from '../../core/identity/pool-registration.ts';
import type { SignInRegistry } from '../../core/identity/sign-in-registry.ts';
import { FakeSignInRegistry } from '../fakes/fake-sign-in-registry.ts';
import { aFlag } from '../support/flags/a-flag.ts';
import { documentsAsRoot } from '../support/local-cloud.ts';
import { scratchTable } from '../support/scratch-table.ts';

type Subject = {
  readonly registry: SignInRegistry;
  register(registration: PoolRegistration): Promise<unknown>;
  setMember(user: typeof session, member: Membership): Promise<unknown>;
  setRoles(userPoolId: string, roles: CustomRoles): Promise<unknown>;
  setFlags(flags: readonly Flag[]): Promise<unknown>;
  end(): Promise<unknown>;
};

function onFake(): Promise<Subject> {
  const registry = new FakeSignInRegistry();
  return Promise.resolve({
    registry,
    register: (registration) => {
      registry.register(registration);
      return Promise.resolve();
    },
    setMember: async (user, member) => registry.setMember(user, member),
    setRoles: async (userPoolId, roles) => registry.setRoles(userPoolId, roles),
    setFlags: async (flags) => registry.setFlags(flags),
    end: () => Promise.resolve(),
  });
}

async function onDynamo(): Promise<Subject> {
  const { client, tableName, drop } = await scratchTable();
  const put = (Item: Record<string, unknown>) =>
    documentsAsRoot().send(new PutCommand({ TableName: tableName, Item }));
  return {
    registry: new DynamoSignInRegistry(client, tableName),
    register: (registration) => put(toPoolRegistrationItem(registration)),
    setMember: ({ userPoolId, userId }, member) =>
      put({ ...memberKey(userPoolId, userId), ...member }),
    setRoles: (userPoolId, roles) =>
      put({ ...rolesKey(userPoolId), permissions: JSON.stringify(roles) }),
    setFlags: (flags) => put({ ...FLAGS_KEY, version: 1, flags: toFlagsText(flags) }),
    end: drop,
  };
}

const acme: PoolRegistration = {
  userPoolId: 'eu-west-1_Acme00001',
  clientId: 'acme-client',
  tenantId: 'tnt_acme',
  tenantName: 'Acme — größer',
  plan: 'pro',
  isolation: 'shared_schema',
  region: 'us-east-1',
  writes: 'open',
  state: 'active',
  jwks: '{"keys":[]}',
};
const session = { userPoolId: acme.userPoolId, userId: 'user-1', sessionId: 'session-1' };
const startedAt = new Date('2030-01-01T00:00:00.123Z');
const begun = { startedAt, lastUsedAt: startedAt, sourceIp: '192.0.2.1', userAgent: 'vitest' };
const later = new Date(Date.now() + 60_000);
const nothing = { registration: null, member: null, customRoles: {}, session: null };

describe.each([
  ['FakeSignInRegistry', onFake],
  ['DynamoSignInRegistry', onDynamo],
])('SignInRegistry: %s', (_, open) => {
  let subject: Subject;
  beforeAll(async () => {
    subject = await open();
  });
  afterAll(() => subject.end());

  it('knows nothing of a pool that was never registered', async () => {
    const stranger = { ...session, userPoolId: 'eu-west-1_Stranger1' };
    expect(await subject.registry.lookUp(stranger)).toEqual(nothing);
  });

  it('gives the registration as it was last written', async () => {
    await subject.register(acme);
    expect(await subject.registry.lookUp(session)).toEqual({ ...nothing, registration: acme });

    const suspended = { ...acme, state: 'suspended' } as const;
    await subject.register(suspended);
    expect(await subject.registry.lookUp(session)).toMatchObject({ registration: suspended });
  });

  it('tells who the user is, and what the roles of the tenant permit', async () => {
    const validFrom = '2030-01-01T00:00:00.000Z';
    const member = { role: 'rol_1', status: 'active', validFrom, keptSession: 's-1' } as const;
    await subject.setMember(session, member);
    const customRoles = { rol_1: { permissions: ['records:read'] } };
    await subject.setRoles(acme.userPoolId, customRoles);

    expect(await subject.registry.lookUp(session)).toMatchObject({ member, customRoles });
    const another = { ...session, userId: 'user-2' };
    expect(await subject.registry.lookUp(another)).toMatchObject({ member: null, customRoles });
  });

  it('lets a session stand until it is ended, and ends no other', async () => {
    const { registry } = subject;
    const second = { ...session, sessionId: 'session-2' };
    for (const one of [session, second]) await registry.beginSession(one, begun, later);
    expect(await registry.lookUp(session)).toMatchObject({ session: { startedAt } });

    await registry.endSession(session);
    await registry.endSession(session);
    expect(await registry.lookUp(session)).toMatchObject({ session: null });
    expect(await registry.lookUp(second)).toMatchObject({ session: { startedAt } });
    for (const other of [{ userId: 'user-2' }, { userPoolId: 'eu-west-1_Stranger1' }]) {
      expect(await registry.lookUp({ ...second, ...other })).toMatchObject({ session: null });
    }
  });

  it('notes the first session with its member, and begins none of somebody who is no member', async () => {
    const { registry } = subject;
    const user = { ...session, userId: 'user-3' };
    expect(await registry.beginFirstSession(user, begun, later)).toBe(false);
    expect(await registry.lookUp(user)).toMatchObject({ member: null, session: null });

    const validFrom = '2020-01-01T00:00:00.000Z';
    await subject.setMember(user, { role: 'owner', status: 'active', validFrom });
    const sessions = ['a', 'b', 'c'].map((sessionId) => ({ ...user, sessionId }));
    const begin = (one: typeof user) => registry.beginFirstSession(one, begun, later);
    expect(await Promise.all(sessions.map(begin))).toEqual([true, true, true]);
    const signedInAt = begun.lastUsedAt.toISOString();
    for (const one of sessions) {
      expect(await registry.lookUp(one)).toMatchObject({
        member: { signedInAt },
        session: { startedAt },
      });
    }
    await registry.beginFirstSession(user, { ...begun, lastUsedAt: later }, later);
    expect(await registry.lookUp(user)).toMatchObject({ member: { signedInAt } });
  });

  it('lets no session stand beyond its time', async () => {
    const { registry } = subject;
    const old = { ...session, sessionId: 'session-3' };
    await registry.beginSession(old, begun, new Date(Date.now() - 2_000));
    expect(await registry.lookUp(old)).toMatchObject({ session: null });
  });

  it('keeps a session that stands, and brings none back that does not', async () => {
    const { registry } = subject;
    const [kept, lapsed] = ['session-4', 'session-5'].map((sessionId) => ({
      ...session,
      sessionId,
    }));
    if (!kept || !lapsed) throw new Error('no sessions');
    await registry.beginSession(kept, begun, new Date(Date.now() + 5_000));
    await registry.beginSession(lapsed, begun, new Date(Date.now() - 2_000));

    expect(await registry.keepSession(kept, new Date(), later)).toBe(true);
    expect(await registry.keepSession(lapsed, new Date(), later)).toBe(false);
    await registry.endSession(kept);
    expect(await registry.keepSession(kept, new Date(), later)).toBe(false);
    for (const one of [kept, lapsed]) {
      expect(await registry.lookUp(one)).toMatchObject({ session: null });
    }
  });

  it('tells the flags to whom asks for them', async () => {
    const asked = () => subject.registry.lookUp(session, { withFlags: true });
    expect(await asked()).toMatchObject({ flags: [] });

    const flags = [aFlag('new_editor', { percentage: 10 })];
    await subject.setFlags(flags);
    expect(await asked()).toMatchObject({ flags, registration: { tenantId: acme.tenantId } });
    expect(await subject.registry.lookUp(session)).not.toHaveProperty('flags');
  });

  it('serves a pool that is not registered: the operators have no tenant', async () => {
    const operators = { ...session, userPoolId: 'eu-west-1_Operators' };
    await subject.registry.beginSession(operators, begun, later);
    expect(await subject.registry.lookUp(operators)).toEqual({
      ...nothing,
      session: { startedAt },
    });
  });
});
