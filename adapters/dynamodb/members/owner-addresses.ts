import { paginateQuery, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { OWNER } from '../../../core/access/roles.ts';
import { MEMBER_PREFIX, membersPartition } from '../table/control-keys.ts';

/** The addresses of the active owners of a pool's tenant. */
export async function ownerAddresses(
  documents: DynamoDBDocumentClient,
  tableName: string,
  userPoolId: string,
): Promise<string[]> {
  const pages = paginateQuery(
    { client: documents },
    {
      TableName: tableName,
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
      FilterExpression: '#role = :owner AND #status = :active',
      ExpressionAttributeNames: { '#role': 'role', '#status': 'status' },
      ExpressionAttributeValues: {
        ':pk': membersPartition(userPoolId),
        ':prefix': MEMBER_PREFIX,
        ':owner': OWNER,
        ':active': 'active',
      },
      ConsistentRead: true,
    },
  );
  const owners: string[] = [];
  for await (const { Items = [] } of pages) owners.push(...Items.map(({ email }) => String(email)));
  return owners;
}
