import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { AwsTenantResources } from '../../../adapters/invariants/aws-tenant-resources.ts';
import { derivedId, newId } from '../../../kit/id.ts';
import { TEST_STORAGE } from '../../support/tenancy/test-storage.ts';

const CREATED = 1_793_000_000;
const tenantId = derivedId('tnt', new Date('2026-11-01T00:00:00Z'), 'acme');
const pools = [
  { Id: 'eu-central-1_own', Name: `freehold-test-${tenantId}`, CreationDate: CREATED },
  { Id: 'eu-central-1_stock', Name: `freehold-test-${newId('rpl')}`, CreationDate: CREATED },
  { Id: 'eu-central-1_apart', Name: `freehold-prod-${newId('rpl')}`, CreationDate: CREATED },
  { Id: 'eu-central-1_operators', Name: 'freehold-test-operators', CreationDate: CREATED },
];

it('lists a pool that was made ahead by its name, as no tenant’s', async () => {
  const server = createServer((_, response) => response.end(JSON.stringify({ UserPools: pools })));
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  const resources = new AwsTenantResources({
    config: {
      ...{ region: TEST_STORAGE.region, endpoint: `http://127.0.0.1:${port}` },
      credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
    },
    stores: TEST_STORAGE,
    siloRegions: [],
  });
  const pages = [];
  for await (const page of resources.list()) {
    pages.push(page);
    break;
  }
  server.close();
  const found = {
    ...{ kind: 'user-pool', region: TEST_STORAGE.region },
    createdAt: new Date(CREATED * 1_000),
  };
  expect(pages).toEqual([
    [
      { ...found, id: 'eu-central-1_own', tenantId },
      { ...found, id: 'eu-central-1_stock' },
    ],
  ]);
});
