import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import QuickLRU from 'quick-lru';
import type { NewRecord } from '../../../core/records/record-repository.ts';
import type { TenantItems } from '../table/query-page.ts';
import { collectionSortKey } from '../tenancy/collection-key.ts';

const MAX_KNOWN = 10_000;

/** The collections that this environment has seen marked: a record costs the marker's write only once. */
export class KnownCollections {
  readonly #known = new QuickLRU<string, true>({ maxSize: MAX_KNOWN });

  /** Writes the item that lists the collection, before its first record: none is ever unlisted. */
  async mark(
    { documents, placement }: TenantItems,
    { collection, createdAt }: NewRecord,
  ): Promise<void> {
    const known = `${placement.tenantId} ${collection}`;
    if (this.#known.has(known)) return;

    await documents.send(
      new UpdateCommand({
        TableName: placement.tableName,
        Key: { pk: placement.partitionKey, sk: collectionSortKey(collection) },
        UpdateExpression: 'SET createdAt = if_not_exists(createdAt, :now)',
        ExpressionAttributeValues: { ':now': createdAt.toISOString() },
      }),
    );
    this.#known.set(known, true);
  }
}
