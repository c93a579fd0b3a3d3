import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { Invitation } from '../../../core/members/invitation.ts';
import type { Page, PageRequest } from '../../../kit/page.ts';
import { INVITATION_PREFIX, invitationKey, membersPartition } from '../table/control-keys.ts';
import { fromInvitationItem } from './invitation-item.ts';
import type { MembersPlace } from './member-writes.ts';

type Listing = MembersPlace & { readonly page: PageRequest };

/** One page of a tenant's open invitations, newest first. */
export async function listInvitations(
  documents: DynamoDBDocumentClient,
  { tableName, userPoolId, page: { limit, after } }: Listing,
): Promise<Page<Invitation>> {
  const { Items = [] } = await documents.send(
    new QueryCommand({
      TableName: tableName,
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
      ExpressionAttributeValues: {
        ':pk': membersPartition(userPoolId),
        ':prefix': INVITATION_PREFIX,
      },
      ScanIndexForward: false,
      ConsistentRead: true,
      // One more than is shown tells whether another page follows; a page is far from 1 MB.
      Limit: limit + 1,
      ...(after !== undefined && { ExclusiveStartKey: invitationKey(userPoolId, after) }),
    }),
  );
  const items = Items.slice(0, limit).map(fromInvitationItem);
  const last = items.at(-1);
  return { items, ...(Items.length > limit && last && { next: last.id }) };
}
