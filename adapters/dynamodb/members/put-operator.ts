import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { addressKey } from '../../../core/members/address-key.ts';
import type { MemberEvent } from '../../../core/members/member-events.ts';
import { isActiveOwner, type Member } from '../../../core/members/member.ts';
import { ADMIN } from '../../../core/access/roles.ts';
import { toEventItem } from '../events/event-item.ts';
import { personKey, seatsKey } from '../table/control-keys.ts';
import { putNew } from '../table/put-new.ts';
import { transact } from '../table/transact.ts';
import { toMemberItem } from './member-item.ts';

type NewOperator = {
  readonly userPoolId: string;
  readonly operator: Member;
  /** Absent where an engineer makes one with his own credentials. */
  readonly event?: MemberEvent;
};

/**
 * Makes a user of the operators' pool one of the platform's operators, and counts him, as the pool's
 * admins are counted; who is one already stays as he is.
 */
export async function putOperator(
  documents: DynamoDBDocumentClient,
  tableName: string,
  { userPoolId, operator, event }: NewOperator,
): Promise<void> {
  const { userId, email } = operator;
  const written = await transact(documents, {
    member: putNew(tableName, toMemberItem(userPoolId, operator)),
    person: {
      Put: { TableName: tableName, Item: { ...personKey(addressKey(email), userPoolId), userId } },
    },
    seats: {
      Update: {
        TableName: tableName,
        Key: seatsKey(userPoolId),
        UpdateExpression: 'ADD #used :one, #owners :owners',
        ExpressionAttributeNames: { '#used': 'used', '#owners': 'owners' },
        ExpressionAttributeValues: { ':one': 1, ':owners': isActiveOwner(operator, ADMIN) ? 1 : 0 },
      },
    },
    event: event && putNew(tableName, toEventItem(event)),
  });
  if (!written.ok && written.error.kind === 'Contended') {
    throw new Error('The operators are written by others for as long as we waited; try again.');
  }
}
