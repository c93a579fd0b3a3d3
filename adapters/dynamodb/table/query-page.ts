import { QueryCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Placement } from '../../../core/tenancy/placement.ts';
import type { Page, PageRequest } from '../../../kit/page.ts';

/** A tenant's part of the table, and the client that may reach it. */
export type TenantItems = {
  readonly placement: Placement;
  readonly documents: DynamoDBDocumentClient;
};

type PageQuery<Item> = {
  readonly pk: string;
  readonly sortKeyPrefix: string;
  readonly fromItem: (item: unknown) => Item;
  readonly page: PageRequest;
};

/** One page of a partition by one Query, so at most 1 MB of items; `after` and `next` are sort keys. */
export async function queryPage<Item>(
  { documents, placement }: TenantItems,
  { pk, sortKeyPrefix, fromItem, page }: PageQuery<Item>,
): Promise<Page<Item>> {
  const { Items = [], LastEvaluatedKey } = await documents.send(
    new QueryCommand({
      TableName: placement.tableName,
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
      ExpressionAttributeValues: { ':pk': pk, ':prefix': sortKeyPrefix },
      // One more than is shown tells whether another page follows.
      Limit: page.limit + 1,
      ...(page.after !== undefined && {
        ExclusiveStartKey: { pk, sk: page.after },
      }),
    }),
  );
  const shown = Items.slice(0, page.limit);
  const isLast = LastEvaluatedKey === undefined && shown.length === Items.length;
  const last = shown.at(-1)?.sk as string | undefined;

  return {
    items: shown.map(fromItem),
    ...(!isLast && last !== undefined && { next: last }),
  };
}
