import { paginateQuery, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

type StateIndexQuery = {
  readonly tableName: string;
  readonly partition: string;
  readonly filter?: string;
};

/** The items of one partition of the index `byState`, page by page; what a filter empties is not given. */
export async function* stateIndexPages(
  client: DynamoDBDocumentClient,
  { tableName, partition, filter }: StateIndexQuery,
): AsyncIterable<Record<string, unknown>[]> {
  const pages = paginateQuery(
    { client },
    {
      TableName: tableName,
      IndexName: 'byState',
      KeyConditionExpression: 'gsi2pk = :partition',
      ExpressionAttributeValues: { ':partition': partition },
      ...(filter && { FilterExpression: filter }),
    },
  );
  for await (const { Items = [] } of pages) if (Items.length > 0) yield Items;
}
