import { addressKey } from '../../../core/members/address-key.ts';
import type {
  Acceptance,
  InvitationEnd,
  NewInvitation,
  Renewal,
} from '../../../core/members/invitation-registry.ts';
import type { Invitation } from '../../../core/members/invitation.ts';
import { isActiveOwner } from '../../../core/members/member.ts';
import { toEventItem } from '../events/event-item.ts';
import { invitationKey, personKey } from '../table/control-keys.ts';
import { putNew } from '../table/put-new.ts';
import { toInvitationItem } from './invitation-item.ts';
import { toMemberItem } from './member-item.ts';
import type { MembersPlace } from './member-writes.ts';
import { roleAssignmentWrite } from './role-assignment-write.ts';
import { seatsWrite } from './seats-write.ts';

export const creationWrites = (
  { tableName, userPoolId }: MembersPlace,
  { invitation, seatLimit: limit, event }: NewInvitation,
) => ({
  person: putNew(tableName, {
    ...personKey(addressKey(invitation.email), userPoolId),
    invitationId: invitation.id,
  }),
  seats: seatsWrite(tableName, userPoolId, { used: 1, limit }),
  role: roleAssignmentWrite(tableName, userPoolId, { to: invitation.role }),
  invitation: putNew(tableName, toInvitationItem(userPoolId, invitation)),
  event: putNew(tableName, toEventItem(event)),
});

export const endWrites = (
  { tableName, userPoolId }: MembersPlace,
  { invitation, event }: InvitationEnd,
) => ({
  invitation: {
    Delete: {
      TableName: tableName,
      Key: invitationKey(userPoolId, invitation.id),
      ...withToken(invitation),
    },
  },
  person: {
    Delete: {
      TableName: tableName,
      Key: personKey(addressKey(invitation.email), userPoolId),
      ...ofInvitation(invitation),
    },
  },
  seats: seatsWrite(tableName, userPoolId, { used: -1 }),
  role: roleAssignmentWrite(tableName, userPoolId, { from: invitation.role }),
  event: putNew(tableName, toEventItem(event)),
});

export const renewalWrites = (
  { tableName, userPoolId }: MembersPlace,
  { before, after, event }: Renewal,
) => ({
  invitation: {
    Put: {
      TableName: tableName,
      Item: toInvitationItem(userPoolId, after),
      ...withToken(before),
    },
  },
  event: putNew(tableName, toEventItem(event)),
});

/** The seat and the role stay taken: by the member from now on. */
export const acceptanceWrites = (
  { tableName, userPoolId }: MembersPlace,
  { invitation, member, event }: Acceptance,
) => ({
  invitation: {
    Delete: {
      TableName: tableName,
      Key: invitationKey(userPoolId, invitation.id),
      ConditionExpression: 'digest = :digest AND lapsesAt > :now',
      ExpressionAttributeValues: {
        ':digest': invitation.digest,
        ':now': member.createdAt.toISOString(),
      },
    },
  },
  person: {
    Put: {
      TableName: tableName,
      Item: {
        ...personKey(addressKey(invitation.email), userPoolId),
        userId: member.userId,
      },
      ...ofInvitation(invitation),
    },
  },
  member: putNew(tableName, toMemberItem(userPoolId, member)),
  seats: seatsWrite(tableName, userPoolId, { owners: isActiveOwner(member) ? 1 : 0 }),
  event: putNew(tableName, toEventItem(event)),
});

const withToken = ({ digest }: Invitation) => ({
  ConditionExpression: 'digest = :digest',
  ExpressionAttributeValues: { ':digest': digest },
});

const ofInvitation = ({ id }: Invitation) => ({
  ConditionExpression: 'invitationId = :invitationId',
  ExpressionAttributeValues: { ':invitationId': id },
});
