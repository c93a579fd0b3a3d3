import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { PutCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Member } from '../../../core/members/member.ts';
import { toMemberItem } from './member-item.ts';

/** Makes a user of the operators' pool one of the platform's operators; who is one already stays as he is. */
export async function putOperator(
  documents: DynamoDBDocumentClient,
  tableName: string,
  { userPoolId, operator }: { readonly userPoolId: string; readonly operator: Member },
): Promise<void> {
  try {
    await documents.send(
      new PutCommand({
        TableName: tableName,
        Item: toMemberItem(userPoolId, operator),
        ConditionExpression: 'attribute_not_exists(pk)',
      }),
    );
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
  }
}
