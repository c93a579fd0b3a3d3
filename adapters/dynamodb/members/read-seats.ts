import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { seatsKey } from '../table/control-keys.ts';
import { getItem } from '../table/get-item.ts';

/** How many seats of a tenant are taken, by members and by open invitations. */
export async function readSeats(
  documents: DynamoDBDocumentClient,
  tableName: string,
  userPoolId: string,
): Promise<number> {
  const item = await getItem(documents, tableName, seatsKey(userPoolId));
  return Number(item?.used ?? 0);
}
