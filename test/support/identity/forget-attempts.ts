import { DeleteCommand, ScanCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

/** Nobody waits any more: what was tried before tells nothing of what is tried next. */
export async function forgetAttempts(
  documents: DynamoDBDocumentClient,
  TableName: string,
): Promise<void> {
  const { Items = [] } = await documents.send(
    new ScanCommand({
      TableName,
      FilterExpression: 'begins_with(pk, :prefix)',
      ExpressionAttributeValues: { ':prefix': 'ATTEMPTS#' },
    }),
  );
  for (const { pk, sk } of Items) {
    await documents.send(new DeleteCommand({ TableName, Key: { pk: String(pk), sk: String(sk) } }));
  }
}
