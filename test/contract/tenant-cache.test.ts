import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll } from 'vitest';
import { DynamoCachePasswords } from '../../adapters/dynamodb/cache/dynamo-cache-passwords.ts';
import { DynamoTenantCache } from '../../adapters/dynamodb/cache/dynamo-tenant-cache.ts';
import { ValkeyTenantCache } from '../../adapters/valkey/valkey-tenant-cache.ts';
import { ValkeyTenantConnections } from '../../adapters/valkey/valkey-tenant-connections.ts';
import type { TenantSessions } from '../../core/tenancy/tenant-sessions.ts';
import { startValkey, type TestServer } from '../support/cache/valkey-server.ts';
import { localTenantPlane } from '../support/tenancy/local-tenant-plane.ts';
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
