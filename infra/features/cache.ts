import type { Construct } from 'constructs';
import type { SecretReference } from '../../core/platform-config/secret-reference.ts';
import { tenantPlaneEnv } from '../../functions/env/tenant-plane.ts';
import type { Platform } from '../constructs/platform.ts';
import { grantSecretRead } from '../constructs/secret-read.ts';
import { TenantPlaneFunction } from '../constructs/tenant-plane-function.ts';

/** Serves tenants' caches: by their sessions, or as their users of a server in the stage's network. */
export function cacheApi(scope: Construct, platform: Platform) {
  const { cache } = platform.config.services;
  const isServer = cache.provider !== 'dynamodb';
  const fn = new TenantPlaneFunction(scope, 'CacheApi', {
    platform,
    path: 'cache/api',
    description: 'Serves tenants’ cache',
    env: tenantPlaneEnv,
    environment: {},
    network: isServer ? platform.stage.cacheNetwork : undefined,
  });
  const secrets = isServer ? [cache.url, cache.ca].filter(isReference) : [];
  if (secrets.length > 0) {
    const names = secrets.map(({ secretName }) => secretName);
    grantSecretRead(fn, platform.stage, names);
  }
  return { 'cache/api': fn.function };
}

const isReference = (text: string | SecretReference | undefined): text is SecretReference =>
  typeof text === 'object';
