import { paginateQuery, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { getItems, KEYS_AT_ONCE, type Item } from './get-items.ts';

/** What waits for a time, by who looks at it then. */
export type DueKind =
  | 'provisioning'
  | 'welcome'
  | 'claimed-pool'
  | 'job'
  | 'uses'
  | 'audit-stream'
  | 'window'
  | 'period'
  | 'reconciliation'
  | 'export'
  | 'alert'
  | 'billing'
  | 'dunning'
  | 'reminder'
  | 'notification'
  | 'erase'
  | 'webhook-resend'
  | `webhook-message-${number}`;

/** The attributes by which an item stands in the sparse index `due`; without them it is not in it. */
export const dueAttributes = (kind: DueKind, at: Date) => ({
  dueKind: kind,
  dueAt: at.toISOString(),
});

type DueQuery = { readonly tableName: string; readonly kind: DueKind; readonly now: Date };

/**
 * The items of a kind whose time has come, the longest due first. The index holds keys alone and lags:
 * each item is read from the table, and one that is not due any more is left out.
 */
export async function* dueItems(
  client: DynamoDBDocumentClient,
  { tableName, kind, now }: DueQuery,
): AsyncIterable<Item[]> {
  const until = now.toISOString();
  const pages = paginateQuery(
    { client, pageSize: KEYS_AT_ONCE },
    {
      TableName: tableName,
      IndexName: 'due',
      KeyConditionExpression: 'dueKind = :kind AND dueAt <= :now',
      ExpressionAttributeValues: { ':kind': kind, ':now': until },
    },
  );
  for await (const { Items = [] } of pages) {
    const keys = Items.map(({ pk, sk }) => ({ pk: String(pk), sk: String(sk) }));
    const items = await getItems(client, tableName, keys);
    const due = items.filter(({ dueKind, dueAt }) => dueKind === kind && String(dueAt) <= until);
    if (due.length > 0) yield due;
  }
}
