import type { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectAs, connectAsAdmin } from '../../adapters/valkey/valkey-server.ts';
import type { ValkeyConnection } from '../../adapters/valkey/valkey-connection.ts';
import { entryKeyOf, indexKeyOf } from '../../adapters/valkey/tenant-user.ts';
import { ValkeyTenantCache } from '../../adapters/valkey/valkey-tenant-cache.ts';
import { ValkeyTenantConnections } from '../../adapters/valkey/valkey-tenant-connections.ts';
import { UnavailableError } from '../../kit/unavailable-error.ts';
import { startValkey, type TestServer } from '../support/cache/valkey-server.ts';
import { tenantContext } from '../support/tenancy/tenant-contexts.ts';

const [attacker, victim] = [tenantContext(), tenantContext()];
const passwords = { of: ({ tenantId }: typeof victim) => Promise.resolve(`secret-${tenantId}`) };
const SECRET = 'the victim’s';
const write = (key: string) => ({
  ...{ key, value: SECRET, version: 1, maxEntries: 'unlimited' as const },
  expiresAt: new Date(Math.ceil(Date.now() / 1_000) * 1_000 + 3_600_000),
});

let server: TestServer;
let cache: ValkeyTenantCache;
let root: Redis;
let client: ValkeyConnection;

const cacheOn = (here: TestServer) =>
  new ValkeyTenantCache(
    new ValkeyTenantConnections({ passwords, server: () => Promise.resolve(here) }),
  );
const loginOf = async (tenant: typeof victim) => ({
  username: tenant.tenantId,
  password: await passwords.of(tenant),
});
const key = entryKeyOf(victim.tenantId, 'user:42');
const index = indexKeyOf(victim.tenantId);

beforeAll(async () => {
  server = await startValkey();
  root = server.root();
  cache = cacheOn(server);
  await cache.put(victim, write('user:42'));
  await cache.put(attacker, write('own'));
  client = await connectAs(server, await loginOf(attacker));
});
afterAll(async () => {
  client.end();
  root.disconnect();
  await server.stop();
});

/** Each with the victim's keys, in every place where a command may take one. */
const ATTACKS: readonly (readonly string[])[] = [
  ['GET', key],
  ['SET', key, 'taken over'],
  ['SET', key, 'x', 'GET'],
  ['DEL', key],
  ['DEL', entryKeyOf(attacker.tenantId, 'own'), key],
  ['ZRANGE', index, '0', '-1'],
  ['ZADD', index, '1', 'x'],
  ['ZREM', index, key],
  ['ZCARD', index],
  ['ZREMRANGEBYSCORE', index, '-inf', '+inf'],
  ['EVAL', "return redis.call('GET', KEYS[1])", '1', key],
  ['EVAL', "return redis.call('GET', ARGV[1])", '0', key],
  ['EVAL', "return redis.call('KEYS', '*')", '0'],
  ['EVAL', "return redis.call('SCAN', '0')", '0'],
  ['EVAL', "return redis.call('FLUSHALL')", '0'],
  ['EVAL', "return redis.call('PUBLISH', 'x', 'y')", '0'],
];

/** What shows or touches more than one tenant's keys. */
const SEEING_ALL: readonly (readonly string[])[] = [
  ['SCAN', '0'],
  ['KEYS', '*'],
  ['RANDOMKEY'],
  ['DBSIZE'],
  ['FLUSHALL'],
  ['FLUSHDB'],
  ['SELECT', '1'],
  ['SWAPDB', '0', '1'],
  ['CONFIG', 'GET', '*'],
  ['MONITOR'],
  ['INFO'],
  ['CLIENT', 'LIST'],
  ['MEMORY', 'USAGE', key],
  ['OBJECT', 'FREQ', key],
  ['SUBSCRIBE', `${victim.tenantId}:x`],
  ['PSUBSCRIBE', '*'],
  ['PUBLISH', 'x', 'y'],
  ['PUBSUB', 'CHANNELS'],
  ['SCRIPT', 'FLUSH'],
  ['SCRIPT', 'LOAD', 'return 1'],
  ['FUNCTION', 'LIST'],
  ['FCALL', 'x', '0'],
  ['ACL', 'LIST'],
  ['ACL', 'GETUSER', victim.tenantId],
  ['ACL', 'SETUSER', attacker.tenantId, '+@all', '~*'],
  ['ACL', 'DELUSER', victim.tenantId],
  ['SAVE'],
  ['SHUTDOWN'],
  ['SLOWLOG', 'GET'],
  ['LATENCY', 'LATEST'],
  ['COPY', key, entryKeyOf(attacker.tenantId, 'copy')],
  ['RENAME', key, entryKeyOf(attacker.tenantId, 'copy')],
  ['MGET', key],
  ['WATCH', key],
  ['DUMP', key],
];

describe('the user of a tenant in a cache server', () => {
  it.each([...ATTACKS, ...SEEING_ALL])('is refused %s %s %s %s', async (...command) => {
    const words = command.filter((word) => typeof word === 'string');
    await expect(client.send(...words)).rejects.toThrow(/NOPERM|no permissions|ACL failure/i);
    expect(await root.get(key)).toContain(SECRET);
  });

  it('may do what the adapter does and nothing else, also of what a later server brings', async () => {
    const rules = (await root.call('ACL', 'GETUSER', attacker.tenantId)) as unknown[];
    const rule = (name: string) => rules[rules.indexOf(name) + 1];
    expect(String(rule('commands')).split(' ')).toEqual([
      '-@all',
      ...['+get', '+set', '+del', '+eval', '+zadd', '+zrem', '+zcard', '+zrange'],
      ...['+zremrangebyscore', '+acl|whoami'],
    ]);
    expect(rule('keys')).toBe(`~${attacker.tenantId}:*`);
    expect(rule('channels')).toBe('');
    expect(rule('selectors')).toEqual([]);
  });

  it('reaches its own entries', async () => {
    expect(await cache.find(attacker, 'own')).toMatchObject({ value: SECRET });
    expect(await cache.find(attacker, 'user:42')).toBeNull();
  });

  it('is not to be had with another password, or with none', async () => {
    const guess = { username: victim.tenantId, password: `secret-${attacker.tenantId}` };
    await expect(connectAs(server, guess)).rejects.toThrow('refused');
    const withoutUser = { ...server, url: server.url.replace(/\/\/.*@/, '//') };
    const anonymous = await connectAsAdmin(withoutUser);
    await expect(anonymous.send('GET', key)).rejects.toThrow(/NOAUTH/);
    anonymous.end();
  });

  it('is not to be had without TLS, nor from a server whose certificate nobody vouches for', async () => {
    const login = await loginOf(victim);
    const plain = { url: server.url.replace('rediss:', 'redis:') };
    await expect(connectAs(plain, login)).rejects.toThrow(UnavailableError);
    await expect(connectAs({ url: server.url }, login)).rejects.toThrow(UnavailableError);
  });
});

describe('the user of the platform in a cache server', () => {
  it.each([['GET', key], ['KEYS', '*'], ['FLUSHALL'], ['CONFIG', 'GET', '*'], ['ACL', 'LIST']])(
    'is refused %s',
    async (name, ...args) => {
      const admin = await connectAsAdmin(server);
      await expect(admin.send(name, ...args)).rejects.toThrow(/NOPERM/);
      admin.end();
    },
  );
});

describe('a tenant’s user', () => {
  it('is made anew where the server has lost its users', async () => {
    const tenant = tenantContext();
    await cache.put(tenant, write('a'));
    await root.acl('DELUSER', tenant.tenantId);
    const again = cacheOn(server);
    expect(await again.find(tenant, 'a')).toMatchObject({ value: SECRET });
  });

  it('ends with its tenant, and so do its entries; again is harmless', async () => {
    const tenant = tenantContext();
    for (const name of ['a', 'b', 'c']) await cache.put(tenant, write(name));
    await cache.remove(tenant);
    await cache.remove(tenant);
    expect(await root.keys(`${tenant.tenantId}:*`)).toEqual([]);
    expect(await root.acl('USERS')).not.toContain(tenant.tenantId);
    expect(await root.get(key)).toContain(SECRET);
  });

  it('survives that the server goes away: the same request connects again', async () => {
    const tenant = tenantContext();
    await cache.put(tenant, write('a'));
    await root.client('KILL', 'USER', tenant.tenantId);
    expect(await cache.find(tenant, 'a')).toMatchObject({ value: SECRET });
    await root.client('KILL', 'USER', tenant.tenantId);
    expect(await cache.put(tenant, write('a'))).toMatchObject({ ok: true });
  });
});
