import { paginateQuery, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Placement } from '../../../core/tenancy/placement.ts';
import { COLLECTION_SORT_KEY_PREFIX, collectionOf } from './collection-key.ts';
import { TOMBSTONE_PARTITION } from './tombstone-item.ts';

/** In capitals: no collection of records can be named so. */
export const CACHE_PARTITION = 'CACHE';
export const NOTIFICATIONS_PARTITION = 'NOTIFICATIONS';

/** The names of a tenant's partitions but the first, which lists the collections among them. */
export async function partitionNames(
  client: DynamoDBDocumentClient,
  { tableName, partitionKey }: Placement,
): Promise<string[]> {
  const names = [CACHE_PARTITION, NOTIFICATIONS_PARTITION, TOMBSTONE_PARTITION];
  const pages = paginateQuery(
    { client },
    {
      TableName: tableName,
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
      ExpressionAttributeValues: { ':pk': partitionKey, ':prefix': COLLECTION_SORT_KEY_PREFIX },
      ProjectionExpression: 'sk',
      ConsistentRead: true,
    },
  );
  for await (const { Items = [] } of pages) {
    names.push(...Items.map(({ sk }) => collectionOf(String(sk))));
  }
  return names;
}
