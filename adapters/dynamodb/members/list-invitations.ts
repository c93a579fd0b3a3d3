import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Invitation } from '../../../core/members/invitation.ts';
import type { Page, PageRequest } from '../../../kit/page.ts';
import { INVITATION_PREFIX, membersPartition } from '../table/control-keys.ts';
import { latestFirst } from '../table/latest-first.ts';
import { fromInvitationItem } from './invitation-item.ts';
import type { MembersPlace } from './member-writes.ts';

type Listing = MembersPlace & { readonly page: PageRequest };

/** One page of a tenant's open invitations, newest first. */
export async function listInvitations(
  documents: DynamoDBDocumentClient,
  { tableName, userPoolId, page }: Listing,
): Promise<Page<Invitation>> {
  const pk = membersPartition(userPoolId);
  const found = await latestFirst(documents, { tableName, pk, prefix: INVITATION_PREFIX, page });
  return { ...found, items: found.items.map(fromInvitationItem) };
}
