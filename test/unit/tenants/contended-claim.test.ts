import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { GetCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DynamoTenantRegistry } from '../../../adapters/dynamodb/tenants/dynamo-tenant-registry.ts';
import { toTenantItem } from '../../../adapters/dynamodb/tenants/tenant-item.ts';
import { claim, newTenant } from '../../support/tenants/tenant-stores.ts';

const conflict = new TransactionCanceledException({
  message: 'cancelled',
  $metadata: {},
  CancellationReasons: [{ Code: 'TransactionConflict' }],
});

/** A table that never lets the transaction through, and holds this item under the claim. */
const contended = (claimed: object | undefined) =>
  ({
    send: async (command: unknown) => {
      if (command instanceof GetCommand) return { Item: claimed };
      throw conflict;
    },
  }) as unknown as DynamoDBDocumentClient;

beforeEach(() => {
  let now = Date.now();
  vi.spyOn(Date, 'now').mockImplementation(() => (now += 5_000));
});
afterEach(() => {
  vi.restoreAllMocks();
});

describe('a creation whose items stay contended', () => {
  const creation = newTenant({}, { claim: claim('twin') });
  const kept = {
    tenant: toTenantItem(creation.tenant),
    fingerprint: 'same',
    expiresAt: Math.floor(creation.tenant.createdAt.getTime() / 1_000) + 60,
  };

  it('is answered with what its twin has written under the same claim', async () => {
    const registry = new DynamoTenantRegistry(contended(kept), 'control');

    expect(await registry.create(creation)).toMatchObject({
      ok: true,
      value: { isReplay: true, tenant: { id: creation.tenant.id } },
    });
  });

  it('is told to try again while nobody has written under it', async () => {
    const registry = new DynamoTenantRegistry(contended(undefined), 'control');

    expect(await registry.create(creation)).toMatchObject({ error: { kind: 'RegistryBusy' } });
  });
});
