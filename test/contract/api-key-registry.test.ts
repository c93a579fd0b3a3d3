import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DynamoApiKeyRegistry } from '../../adapters/dynamodb/api-keys/dynamo-api-key-registry.ts';
import { DynamoSignInRegistry } from '../../adapters/dynamodb/identity/dynamo-sign-in-registry.ts';
import { readApiKeyText } from '../../core/access/api-key-text.ts';
import type { User } from '../../core/access/principal.ts';
import { revokeApiKey, switchApiKey } from '../../core/api-keys/change-api-key.ts';
import { createApiKey, type NewApiKey } from '../../core/api-keys/create-api-key.ts';
import { rotateApiKey } from '../../core/api-keys/rotate-api-key.ts';
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
const draft: NewApiKey = {
  name: 'Import',
  mode: 'live',
  permissions: ['records:read'],
  isPersonal: false,
  allowedAddresses: ['198.51.100.0/24', '2001:db8::/48'],
  expiresAt: new Date('2099-01-01T00:00:00Z'),
  rateLimit: { perHour: 500 },
};

/** The owner of a tenant of its own. */
function anOwner(limit = 5) {
  const user = {
    ...tenantIdentity(),
    id: randomUUID(),
    userPoolId: `us-east-1_Keys${(tenants += 1)}`,
    request: requestInfo,
  } as unknown as User;
  const keys = new DynamoApiKeyRegistry(documentsAsRoot(), table.tableName);
  const ports = { keys, keyLimitOf: () => limit, now: () => new Date() };
  const create = (changes: Partial<NewApiKey> = {}, idempotencyKey?: string) => {
    const claim =
      idempotencyKey === undefined
        ? undefined
        : { actor: user.id, key: idempotencyKey, fingerprint: 'same' };
    return createApiKey(ports, user, {
      draft: { ...draft, ...changes },
      claim,
    });
  };
  const made = async (changes: Partial<NewApiKey> = {}) => {
    const created = await create(changes);
    if (!created.ok) throw new Error(created.error.kind);
    return { ...created.value.key, secret: created.value.secret ?? '' };
  };
  return { user, keys, ports, create, made };
}

const signIns = () => new DynamoSignInRegistry(table.client, table.tableName);

async function grantOf(text: string) {
  const presented = readApiKeyText(text);
  if (!presented) throw new Error('It is no key.');
  return { presented, grant: (await signIns().lookUpKey(presented)).key };
}

describe('an API key', () => {
  it('is read as it was written, by the authorizer too', async () => {
    const { user, keys, made } = anOwner();
    const { secret, ...key } = await made({ isPersonal: true });
    expect(await keys.find(user, key.id)).toEqual(key);
    expect((await grantOf(secret)).grant).toMatchObject({
      status: 'active',
      permissions: 'records:read',
      memberId: user.id,
      secretHash: key.secretHash,
      until: '2099-01-01T00:00:00.000Z',
      allowedAddresses: '198.51.100.0/24 2001:db8::/48',
      perHour: '500',
    });
  });

  it('keeps of its use the latest minute, whoever changes it meanwhile', async () => {
    const { user, keys, ports, made } = anOwner();
    const { id: keyId, secret } = await made();
    const { userPoolId } = user;
    const note = (usedAt: string) =>
      signIns().noteUse({ userPoolId, keyId, usedAt: new Date(usedAt) });
    await note('2026-11-27T12:01:00Z');
    await switchApiKey(ports, user, { id: keyId, to: 'disabled' });
    await note('2026-11-27T12:00:00Z');
    expect(await keys.find(user, keyId)).toMatchObject({
      state: 'disabled',
      lastUsedAt: new Date('2026-11-27T12:01:00Z'),
    });
    await revokeApiKey(ports, user, keyId);
    await note('2026-11-27T12:02:00Z');
    expect(await keys.find(user, keyId)).toBeNull();
    expect((await grantOf(secret)).grant).toBeNull();
  });

  it('has after a rotation both secrets for the overlap, and without one the new alone', async () => {
    const { user, ports, made } = anOwner();
    const { id, secretHash } = await made();
    const rotate = async (overlapSeconds: number) => {
      const rotated = await rotateApiKey(ports, user, { id, overlapSeconds });
      if (!rotated.ok) throw new Error(rotated.error.kind);
      return (await grantOf(rotated.value.secret)).grant;
    };
    expect(await rotate(60)).toMatchObject({ previousHash: secretHash });
    const last = await rotate(0);
    expect(last).not.toHaveProperty('previousHash');
    expect(last).not.toHaveProperty('previousUntil');
  });

  it('is listed by its tenant alone, the latest first', async () => {
    const { user, keys, made } = anOwner();
    const ids = [(await made()).id, (await made()).id, (await made()).id].sort().reverse();
    const page = await keys.list(user, { limit: 2 });
    const rest = await keys.list(user, { limit: 2, after: ids[1] });
    expect([...page.items, ...rest.items].map(({ id }) => id)).toEqual(ids);
    expect((await keys.list(anOwner().user, { limit: 2 })).items).toEqual([]);
  });
});

describe('the number of keys', () => {
  it('is never exceeded by those who race, and a revoked one makes place', async () => {
    const { user, keys, ports, create } = anOwner(3);
    const raced = await Promise.all(Array.from({ length: 8 }, () => create()));
    const refused = raced.filter(({ ok }) => !ok);
    const { items } = await keys.list(user, { limit: 10 });
    expect(items).toHaveLength(3);
    expect(refused).toHaveLength(5);
    expect(await create()).toMatchObject({ error: { kind: 'ApiKeyLimitReached', limit: 3 } });
    await revokeApiKey(ports, user, items[0]?.id ?? 'key_');
    expect(await create()).toMatchObject({ ok: true });
  });

  it('is taken once by those who race with one idempotency key, and one is told the secret', async () => {
    const { user, keys, create } = anOwner();
    const raced = await Promise.all(Array.from({ length: 5 }, () => create({}, 'once')));
    const created = raced.flatMap((one) => (one.ok ? [one.value] : []));
    expect(created).toHaveLength(5);
    expect(new Set(created.map(({ key }) => key.id)).size).toBe(1);
    expect(created.filter(({ secret }) => secret !== undefined)).toHaveLength(1);
    expect((await keys.list(user, { limit: 10 })).items).toHaveLength(1);
  });
});
