import { BatchGetCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

/** BatchGetItem takes no more keys in one call. */
export const KEYS_AT_ONCE = 100;

export type Item = Record<string, unknown>;
type Key = { readonly pk: string; readonly sk: string };

/** The items of up to `KEYS_AT_ONCE` keys as they are now, in no order, each once; without those that are not there. */
export async function getItems(
  client: DynamoDBDocumentClient,
  tableName: string,
  keys: readonly Key[],
): Promise<Item[]> {
  const items: Item[] = [];
  // BatchGetItem refuses two that are equal: https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchGetItem.html
  const each = new Map(keys.map((key) => [`${key.pk}\n${key.sk}`, key]));
  for (let open = [...each.values()]; open.length > 0;) {
    const { Responses, UnprocessedKeys } = await client.send(
      new BatchGetCommand({ RequestItems: { [tableName]: { Keys: open, ConsistentRead: true } } }),
    );
    items.push(...(Responses?.[tableName] ?? []));
    open = (UnprocessedKeys?.[tableName]?.Keys ?? []) as Key[];
  }
  return items;
}
