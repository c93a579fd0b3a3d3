import { setTimeout as sleep } from 'node:timers/promises';
import {
  TransactionCanceledException,
  TransactWriteItemsCommand,
  type AttributeValue,
  type DynamoDBClient,
} from '@aws-sdk/client-dynamodb';

type Item = Record<string, AttributeValue>;

type FirstSession = {
  readonly tableName: string;
  /** The key of the member's item. */
  readonly member: Item;
  readonly signedInAt: Date;
  readonly session: Item;
};

const ATTEMPTS = 5;
const DELAY_MS = 100;

/** Writes a session and notes it with its member, both or none; false where there is no such member. */
export async function putFirstSession(
  client: DynamoDBClient,
  { tableName, member, signedInAt, session }: FirstSession,
): Promise<boolean> {
  const noted = {
    TableName: tableName,
    Key: member,
    UpdateExpression: 'SET signedInAt = if_not_exists(signedInAt, :at)',
    ConditionExpression: 'attribute_exists(pk)',
    ExpressionAttributeValues: { ':at': { S: signedInAt.toISOString() } },
  };
  const TransactItems = [{ Update: noted }, { Put: { TableName: tableName, Item: session } }];
  for (let attempt = 1; ; attempt += 1) {
    try {
      await client.send(new TransactWriteItemsCommand({ TransactItems }));
      return true;
    } catch (error) {
      const codes = codesOf(error);
      if (codes.includes('ConditionalCheckFailed')) return false;
      // The same user signs in twice at once, or somebody changes the member.
      if (!codes.includes('TransactionConflict') || attempt === ATTEMPTS) throw error;
      await sleep(Math.random() * DELAY_MS * attempt);
    }
  }
}

const codesOf = (error: unknown) =>
  error instanceof TransactionCanceledException
    ? (error.CancellationReasons ?? []).map(({ Code }) => Code)
    : [];
