import { DeleteCommand, paginateQuery, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { addressKey } from '../../../core/members/address-key.ts';
import {
  membersPartition,
  personKey,
  rolesKey,
  secondFactorKey,
  sessionsPartition,
  tenantPolicyKey,
} from '../table/control-keys.ts';

type Key = { readonly pk: string; readonly sk: string };
type Item = Key & { readonly email?: string; readonly userId?: string };

/**
 * Removes all that is known of a pool and its members, in an order that a second run can go on with. Only what no key
 * of the pool finds stays: a link to a new password, half an hour, and the marks of devices, until they lapse.
 */
export async function forgetMembers(
  documents: DynamoDBDocumentClient,
  tableName: string,
  userPoolId: string,
): Promise<void> {
  const remove = ({ pk, sk }: Key) =>
    documents.send(new DeleteCommand({ TableName: tableName, Key: { pk, sk } }));
  const itemsOf = (pk: string) => readPartition(documents, tableName, pk);

  for await (const item of itemsOf(membersPartition(userPoolId))) {
    const { userId, email } = item;
    if (userId !== undefined) {
      for await (const session of itemsOf(sessionsPartition(userPoolId, userId))) {
        await remove(session);
      }
    }
    if (email !== undefined) {
      await remove(secondFactorKey(userPoolId, email));
      await remove(personKey(addressKey(email), userPoolId));
    }
    await remove(item);
  }
  await remove(rolesKey(userPoolId));
  await remove(tenantPolicyKey(userPoolId));
}

async function* readPartition(
  documents: DynamoDBDocumentClient,
  tableName: string,
  partition: string,
): AsyncGenerator<Item> {
  const pages = paginateQuery(
    { client: documents },
    {
      TableName: tableName,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': partition },
      ConsistentRead: true,
    },
  );
  for await (const { Items = [] } of pages) yield* Items as Item[];
}
