import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import type { WebhooksTable } from './dynamo-webhook-endpoints.ts';

/** Whether the write's condition was met, and it was written. */
export async function isMet(write: Promise<unknown>): Promise<boolean> {
  try {
    await write;
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
}

export const putIf = (
  { documents, tableName: TableName }: WebhooksTable,
  put: {
    readonly Item: Readonly<Record<string, unknown>>;
    readonly ConditionExpression: string;
    readonly ExpressionAttributeValues?: Readonly<Record<string, unknown>>;
  },
): Promise<boolean> => isMet(documents.send(new PutCommand({ TableName, ...put })));
