import { paginateQuery, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { OWNER } from '../../../core/access/roles.ts';
import { MEMBER_PREFIX, membersPartition } from '../table/control-keys.ts';

/** The addresses of a pool's active owners. */
export async function ownerAddresses(
  client: DynamoDBDocumentClient,
  TableName: string,
  userPoolId: string,
): Promise<readonly string[]> {
  const pages = paginateQuery(
    { client },
    {
      TableName,
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
