import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import type { TenantCache } from '../../core/cache/tenant-cache.ts';
import type { CacheService } from '../../core/platform-config/platform-config.ts';
import type { SecretReference } from '../../core/platform-config/secret-reference.ts';
import type { Secrets } from '../../core/secrets/secrets.ts';
import type { TenantSessions } from '../../core/tenancy/tenant-sessions.ts';
import { sdkConfig } from '../aws/sdk-config.ts';
import { DynamoCachePasswords } from '../dynamodb/cache/dynamo-cache-passwords.ts';
import { DynamoTenantCache } from '../dynamodb/cache/dynamo-tenant-cache.ts';
import { SecretsManagerSecrets } from '../secrets-manager/secrets-manager-secrets.ts';
import { ValkeyTenantCache } from '../valkey/valkey-tenant-cache.ts';
import { ValkeyTenantConnections } from '../valkey/valkey-tenant-connections.ts';

type Options = { readonly stage: string; readonly sessions: TenantSessions };

/** The tenants' cache that the platform's configuration chose. */
export function tenantCache(service: CacheService, { stage, sessions }: Options): TenantCache {
  if (service.provider === 'dynamodb') return new DynamoTenantCache(sessions);

  const secrets = new SecretsManagerSecrets(new SecretsManagerClient(sdkConfig), { stage });
  const connections = new ValkeyTenantConnections({
    passwords: new DynamoCachePasswords(sessions),
    server: async () => ({
      url: await textOf(secrets, service.url),
      ...(service.ca && { ca: await textOf(secrets, service.ca) }),
    }),
  });
  return new ValkeyTenantCache(connections);
}

const textOf = (secrets: Secrets, text: string | SecretReference): string | Promise<string> =>
  typeof text === 'string' ? text : secrets.get(text.secretName);
