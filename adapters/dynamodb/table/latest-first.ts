import { QueryCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Page, PageRequest } from '../../../kit/page.ts';

type Listing = {
  readonly tableName: string;
  readonly pk: string;
  /** Of the sort keys; what follows it is what `after` and `next` are. */
  readonly prefix: string;
  readonly page: PageRequest;
};

type Item = Readonly<Record<string, unknown>>;

/** One page of a partition whose sort keys grow with the time, the latest first. */
export async function latestFirst(
  documents: DynamoDBDocumentClient,
  { tableName, pk, prefix, page: { limit, after } }: Listing,
): Promise<Page<Item>> {
  const { Items = [], LastEvaluatedKey } = await documents.send(
    new QueryCommand({
      TableName: tableName,
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
      ExpressionAttributeValues: { ':pk': pk, ':prefix': prefix },
      ScanIndexForward: false,
      ConsistentRead: true,
      // One more than is shown tells whether another page follows; one of a megabyte ends earlier, and says so.
      Limit: limit + 1,
      ...(after !== undefined && { ExclusiveStartKey: { pk, sk: `${prefix}${after}` } }),
    }),
  );
  const items = Items.slice(0, limit);
  const last = items.at(-1)?.sk as string | undefined;
  const isMore = Items.length > limit || LastEvaluatedKey !== undefined;
  return { items, ...(isMore && last && { next: last.slice(prefix.length) }) };
}
