import { randomUUID } from 'node:crypto';
import {
  disableApiKeyOperation,
  enableApiKeyOperation,
  revokeApiKeyOperation,
  rotateApiKeyOperation,
} from '../../../functions/api-keys/api/change-api-key.ts';
import { createApiKeyOperation } from '../../../functions/api-keys/api/create-api-key.ts';
import {
  getApiKeyOperation,
  listApiKeysOperation,
} from '../../../functions/api-keys/api/read-api-keys.ts';
import { FakeApiKeyRegistry } from '../../fakes/fake-api-key-registry.ts';
import { edgeOf } from '../edge-of.ts';
import { apiEvent, tenantIdentity, type RequestOf } from '../tenancy/tenant-contexts.ts';

export const NOW = new Date('2026-11-27T12:00:00Z');

export type KeyView = {
  readonly id: `key_${string}`;
  readonly secret: string;
  readonly items: readonly KeyView[];
  readonly [name: string]: unknown;
};

/** The owner of a tenant with keys. */
export const anOwner = () => ({
  ...tenantIdentity('owner'),
  id: randomUUID(),
  planFeatures: 'api_access',
});

/** The API of keys, for one owner unless another one is named. */
export function apiKeyPlatform({ limit = 20 } = {}) {
  const keys = new FakeApiKeyRegistry();
  const owner = anOwner();
  let now = NOW;
  const ports = { keys, keyLimitOf: () => limit, now: () => now };
  const handle = edgeOf(
    createApiKeyOperation(ports),
    listApiKeysOperation(ports),
    getApiKeyOperation(ports),
    rotateApiKeyOperation(ports),
    disableApiKeyOperation(ports),
    enableApiKeyOperation(ports),
    revokeApiKeyOperation(ports),
  );
  const call = async (routeKey: string, request: RequestOf = {}) => {
    const event = apiEvent(routeKey, { identity: owner, ...request });
    const { statusCode: status, headers, body } = await handle(event);
    return { status, headers, body: JSON.parse(body ?? '{}') as KeyView };
  };
  const create = (wishes: object = {}, request: RequestOf = {}) =>
    call('POST /v1/api-keys', {
      body: { name: 'Import', permissions: ['records:read'], ...wishes },
      ...request,
    });
  return {
    keys,
    owner,
    call,
    create,
    at: (time: Date) => {
      now = time;
    },
  };
}
