import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { poolKey } from '../table/control-keys.ts';
import { getItem } from '../table/get-item.ts';

/** Whether the tenant of that pool is being moved, and nothing of its data may be written. */
export async function areWritesPaused(
  documents: DynamoDBDocumentClient,
  tableName: string,
  userPoolId: string,
): Promise<boolean> {
  return (await getItem(documents, tableName, poolKey(userPoolId)))?.writes === 'paused';
}
