import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DynamoCachePasswords } from '../../adapters/dynamodb/cache/dynamo-cache-passwords.ts';
import { DynamoTenantCache } from '../../adapters/dynamodb/cache/dynamo-tenant-cache.ts';
import { ValkeyTenantCache } from '../../adapters/valkey/valkey-tenant-cache.ts';
import { ValkeyTenantConnections } from '../../adapters/valkey/valkey-tenant-connections.ts';
import type { TenantSessions } from '../../core/tenancy/tenant-sessions.ts';
import { startValkey, type TestServer } from '../support/cache/valkey-server.ts';
import { orderFault } from '../support/provisioning/gate-faults.ts';
import { localTenantPlane } from '../support/tenancy/local-tenant-plane.ts';
import { tenantContext } from '../support/tenancy/tenant-contexts.ts';
import { describeTenantCache } from './tenant-cache-suite.ts';

let sessions: TenantSessions;
let server: TestServer;

beforeAll(async () => {
  ({ sessions } = await localTenantPlane());
  server = await startValkey();
});
afterAll(() => server.stop());

describeTenantCache('DynamoTenantCache', () => {
  let offsetMs = 0;
  const now = () => new Date(Date.now() + offsetMs);
  const pass = (seconds: number) => {
    offsetMs += seconds * 1_000;
    return Promise.resolve();
  };
  return { cache: new DynamoTenantCache(sessions, now), now, pass };
});

describeTenantCache('ValkeyTenantCache', () => {
  const passwords = new DynamoCachePasswords(sessions);
  const connections = new ValkeyTenantConnections({
    passwords,
    server: () => Promise.resolve(server),
  });
  const pass = (seconds: number) => sleep(seconds * 1_000);
  return { cache: new ValkeyTenantCache(connections), now: () => new Date(), pass };
});

describe('DynamoTenantCache, whose first answer is lost after the write', () => {
  it.each(['absent', { version: 1 }] as const)(
    'knows its own write on %j for a success',
    async (onlyIf) => {
      const cache = new DynamoTenantCache(sessions);
      const tenant = tenantContext();
      const expiresAt = new Date(Math.ceil(Date.now() / 1_000) * 1_000 + 60_000);
      const write = { key: `lost-${tenant.tenantId}`, expiresAt, maxEntries: 10 };
      if (onlyIf !== 'absent') await cache.put(tenant, { ...write, value: 1, version: 1 });

      const lost = await orderFault(
        { service: 'dynamodb', action: 'PutItem', bodyIncludes: [write.key] },
        { mode: 'fail-after', times: 1 },
      );
      const put = await cache.put(tenant, { ...write, value: 2, version: 2, onlyIf });
      expect(put).toMatchObject({ ok: true, value: { value: 2, version: 2 } });
      expect(await cache.find(tenant, write.key)).toMatchObject({ value: 2, version: 2 });
      expect(await lost.hits()).toBe(1);
    },
  );
});

describe('DynamoCachePasswords', () => {
  it('gives all who ask at once the same password, and each tenant its own', async () => {
    const passwords = new DynamoCachePasswords(sessions);
    const tenant = tenantContext();
    const all = await Promise.all(Array.from({ length: 10 }, () => passwords.of(tenant)));
    expect(new Set(all).size).toBe(1);
    expect(all[0]).toMatch(/^[\w-]{43}$/);
    expect(await passwords.of(tenantContext())).not.toBe(all[0]);
  });
});
