import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { StorageCounters } from '../../../core/quotas/storage-counters.ts';
import type { TenantUses } from '../../../core/tenant-life/plan-uses.ts';
import { readSeats } from '../members/read-seats.ts';
import { apiKeyCountKey } from '../table/control-keys.ts';
import { getItem } from '../table/get-item.ts';

export class DynamoTenantUses implements TenantUses {
  readonly #documents: DynamoDBDocumentClient;
  readonly #tableName: string;
  readonly #counters: Pick<StorageCounters, 'find'>;

  constructor(
    documents: DynamoDBDocumentClient,
    tableName: string,
    counters: Pick<StorageCounters, 'find'>,
  ) {
    this.#documents = documents;
    this.#tableName = tableName;
    this.#counters = counters;
  }

  async usesOf({ tenantId, userPoolId }: Parameters<TenantUses['usesOf']>[0]) {
    const [storage, seats, keys] = await Promise.all([
      this.#counters.find(tenantId),
      readSeats(this.#documents, this.#tableName, userPoolId),
      getItem(this.#documents, this.#tableName, apiKeyCountKey(userPoolId)),
    ]);
    const storageBytes = Math.max(0, storage.usedBytes) + storage.reservedBytes;
    return { storageBytes, seats, apiKeys: Number(keys?.count ?? 0) };
  }
}
