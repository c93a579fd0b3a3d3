import { describe, expect, it } from 'vitest';
import { tenantCache } from '../../../adapters/cache/tenant-cache.ts';
import { DynamoTenantCache } from '../../../adapters/dynamodb/cache/dynamo-tenant-cache.ts';
import { ValkeyTenantCache } from '../../../adapters/valkey/valkey-tenant-cache.ts';

const options = { stage: 'dev', sessions: { open: () => Promise.reject(new Error('unused')) } };

describe('tenantCache', () => {
  it('is in DynamoDB unless the configuration names a server', () => {
    const service = { provider: 'dynamodb', ttlSeconds: 60 } as const;
    expect(tenantCache(service, options)).toBeInstanceOf(DynamoTenantCache);
  });

  it.each(['redis', 'valkey'] as const)('is in the server of %s', (provider) => {
    const service = { provider, url: 'redis://localhost:6379', ttlSeconds: 3_600 };
    expect(tenantCache(service, options)).toBeInstanceOf(ValkeyTenantCache);
  });
});
