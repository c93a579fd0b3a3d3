import {
  TransactWriteItemsCommand,
  type AttributeValue,
  type DynamoDBClient,
} from '@aws-sdk/client-dynamodb';
import { inTurn } from '../table/in-turn.ts';

type Item = Record<string, AttributeValue>;

type FirstSession = {
  readonly tableName: string;
  /** The key of the member's item. */
  readonly member: Item;
  readonly signedInAt: Date;
  readonly session: Item;
};

/** Somebody waits for the answer. */
const BUDGET_MS = 1_000;

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
  const cancelled = await inTurn(
    () => client.send(new TransactWriteItemsCommand({ TransactItems })),
    BUDGET_MS,
  );
  // The same user signs in twice at once, or somebody changes the member.
  if (cancelled?.isContended) throw cancelled.error;
  return cancelled === null;
}
