import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { addressKey } from '../../../core/members/address-key.ts';
import type { MemberEvent } from '../../../core/members/member-events.ts';
import { isActiveOwner, type Member } from '../../../core/members/member.ts';
import { toEventItem } from '../events/event-item.ts';
import { personKey, seatsKey } from '../table/control-keys.ts';
import { putNew } from '../table/put-new.ts';
import { transact } from '../table/transact.ts';
import { toMemberItem } from './member-item.ts';
import type { MembersPlace } from './member-writes.ts';
import { roleAssignmentWrite } from './role-assignment-write.ts';

type NewMember = {
  readonly member: Member;
  /** Absent where an engineer makes one with his own credentials. */
  readonly event?: MemberEvent;
};

/**
 * Makes a user of a pool a member of it, and counts him, whatever the plan's seats are; who is one already stays as
 * he is. `taken`: somebody else has the address, or is invited by it.
 */
export async function putMember(
  documents: DynamoDBDocumentClient,
  { tableName, userPoolId, keptRole }: MembersPlace,
  { member, event }: NewMember,
): Promise<'added' | 'there' | 'taken'> {
  const { userId, email, role } = member;
  const written = await transact(documents, {
    member: putNew(tableName, toMemberItem(userPoolId, member)),
    person: {
      Put: {
        TableName: tableName,
        Item: { ...personKey(addressKey(email), userPoolId), userId },
        ConditionExpression: 'attribute_not_exists(pk) OR userId = :userId',
        ExpressionAttributeValues: { ':userId': userId },
      },
    },
    seats: {
      Update: {
        TableName: tableName,
        Key: seatsKey(userPoolId),
        UpdateExpression: 'ADD #used :one, #owners :owners',
        ExpressionAttributeNames: { '#used': 'used', '#owners': 'owners' },
        ExpressionAttributeValues: {
          ':one': 1,
          ':owners': isActiveOwner(member, keptRole) ? 1 : 0,
        },
      },
    },
    role: roleAssignmentWrite(tableName, userPoolId, { to: role }),
    event: event && putNew(tableName, toEventItem(event)),
  });
  if (written.ok) return 'added';
  const { error } = written;
  if (error.kind === 'ConditionsFailed') return error.writes.includes('member') ? 'there' : 'taken';
  throw new Error('The members are written by others for as long as we waited; try again.');
}
