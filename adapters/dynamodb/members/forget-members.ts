import { DeleteCommand, paginateQuery, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { membersPartition, personKey } from '../table/control-keys.ts';

/** Removes all that is known of a pool's members, in an order that a second run can go on with. */
export async function forgetMembers(
  documents: DynamoDBDocumentClient,
  tableName: string,
  userPoolId: string,
): Promise<void> {
  const pages = paginateQuery(
    { client: documents },
    {
      TableName: tableName,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': membersPartition(userPoolId) },
      ConsistentRead: true,
    },
  );
  const remove = (Key: Readonly<Record<string, string>>) =>
    documents.send(new DeleteCommand({ TableName: tableName, Key }));

  for await (const { Items = [] } of pages) {
    for (const { pk, sk, email } of Items as { pk: string; sk: string; email?: string }[]) {
      if (email !== undefined) await remove(personKey(email.toLowerCase(), userPoolId));
      await remove({ pk, sk });
    }
  }
}
