import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DynamoSignInRegistry } from '../../adapters/dynamodb/identity/dynamo-sign-in-registry.ts';
import { toPoolRegistrationItem } from '../../adapters/dynamodb/identity/pool-registration-item.ts';
import type { PoolRegistration } from '../../core/identity/pool-registration.ts';
import type { SignInRegistry } from '../../core/identity/sign-in-registry.ts';
import { FakeSignInRegistry } from '../fakes/fake-sign-in-registry.ts';
import { documentsAsRoot } from '../support/local-cloud.ts';
import { scratchTable } from '../support/scratch-table.ts';

type Subject = {
  readonly registry: SignInRegistry;
  register(registration: PoolRegistration): Promise<unknown>;
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
    end: () => Promise.resolve(),
  });
}

async function onDynamo(): Promise<Subject> {
  const { client, tableName, drop } = await scratchTable();
  return {
    registry: new DynamoSignInRegistry(client, tableName),
    register: (registration) =>
      documentsAsRoot().send(
        new PutCommand({ TableName: tableName, Item: toPoolRegistrationItem(registration) }),
      ),
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
const session = { userPoolId: acme.userPoolId, sessionId: 'session-1' };
const later = new Date(Date.now() + 60_000);

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
    expect(await subject.registry.lookUp(stranger)).toEqual({ registration: null, isEnded: false });
  });

  it('gives the registration as it was last written', async () => {
    await subject.register(acme);
    expect(await subject.registry.lookUp(session)).toEqual({ registration: acme, isEnded: false });

    const suspended = { ...acme, state: 'suspended' } as const;
    await subject.register(suspended);
    expect(await subject.registry.lookUp(session)).toMatchObject({ registration: suspended });
  });

  it('knows an ended session at once, and ends no other', async () => {
    await subject.registry.endSession(session, later);
    await subject.registry.endSession(session, later);

    expect(await subject.registry.lookUp(session)).toMatchObject({ isEnded: true });
    const others = [
      { ...session, sessionId: 'session-2' },
      { ...session, userPoolId: 'eu-west-1_Stranger1' },
    ];
    for (const other of others) {
      expect(await subject.registry.lookUp(other)).toMatchObject({ isEnded: false });
    }
  });

  it('ends a session of a pool that is not registered: the operators have no tenant', async () => {
    const operators = { userPoolId: 'eu-west-1_Operators', sessionId: 'session-1' };
    await subject.registry.endSession(operators, later);
    expect(await subject.registry.lookUp(operators)).toEqual({ registration: null, isEnded: true });
  });
});
