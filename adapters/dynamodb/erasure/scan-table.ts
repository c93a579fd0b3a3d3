import { setTimeout as sleep } from 'node:timers/promises';
import { ScanCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Item } from './item-kinds.ts';

/**
 * A page is 1 MB, 256 read units where it is consistent; a partition gives 3,000 a second, of which the
 * requests of all tenants want the most:
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/bp-partition-key-design.html
 */
const PAUSE_MS = 250;
/** The place after the last page. */
const END = 'end';

export type Table = {
  readonly documents: DynamoDBDocumentClient;
  readonly tableName: string;
};

export type ScannedPage = { readonly items: readonly Item[]; readonly after: string };

/** Every item of the table, page by page, as it is when its page is read. */
export async function* scanTable(
  { documents, tableName }: Table,
  after: string | undefined,
): AsyncGenerator<ScannedPage> {
  let start = after;
  while (start !== END) {
    const { Items = [], LastEvaluatedKey } = await documents.send(
      new ScanCommand({
        TableName: tableName,
        ConsistentRead: true,
        ...(start !== undefined && {
          ExclusiveStartKey: JSON.parse(start) as Record<string, unknown>,
        }),
      }),
    );
    start = LastEvaluatedKey ? JSON.stringify(LastEvaluatedKey) : END;
    yield { items: Items as Item[], after: start };
    if (start !== END) await sleep(PAUSE_MS);
  }
}
