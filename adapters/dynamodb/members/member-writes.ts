import { addressKey } from '../../../core/members/address-key.ts';
import type {
  MemberChange,
  MemberRemoval,
  OwnershipTransfer,
} from '../../../core/members/member-registry.ts';
import { isActiveOwner, type Member, type MembersOf } from '../../../core/members/member.ts';
import { toEventItem } from '../events/event-item.ts';
import { memberKey, personKey } from '../table/control-keys.ts';
import { putNew } from '../table/put-new.ts';
import type { Write } from '../table/transact.ts';
import { toMemberItem } from './member-item.ts';
import { roleAssignmentWrite } from './role-assignment-write.ts';
import { seatsWrite } from './seats-write.ts';

/** Where a tenant's members lie. */
export type MembersPlace = Pick<MembersOf, 'userPoolId' | 'keptRole'> & {
  readonly tableName: string;
};

export const changeWrites = (
  { tableName, userPoolId, keptRole }: MembersPlace,
  { before, after, event }: MemberChange,
) => ({
  member: changed({ tableName, userPoolId }, { before, after }),
  seats: seatsWrite(tableName, userPoolId, {
    owners: ownersIn(after, keptRole) - ownersIn(before, keptRole),
  }),
  role: roleAssignmentWrite(tableName, userPoolId, { from: before.role, to: after.role }),
  event: putNew(tableName, toEventItem(event)),
});

export const removalWrites = (
  { tableName, userPoolId, keptRole }: MembersPlace,
  { member, event }: MemberRemoval,
) => ({
  member: {
    Delete: {
      TableName: tableName,
      Key: memberKey(userPoolId, member.userId),
      ...ofVersion(member.version),
    },
  },
  person: {
    Delete: {
      TableName: tableName,
      Key: personKey(addressKey(member.email), userPoolId),
      ConditionExpression: 'attribute_not_exists(pk) OR userId = :userId',
      ExpressionAttributeValues: { ':userId': member.userId },
    },
  },
  seats: seatsWrite(tableName, userPoolId, { used: -1, owners: -ownersIn(member, keptRole) }),
  role: roleAssignmentWrite(tableName, userPoolId, { from: member.role }),
  event: putNew(tableName, toEventItem(event)),
});

export const transferWrites = (
  place: MembersPlace,
  { giver, receiver, event }: OwnershipTransfer,
) => ({
  giver: changed(place, giver),
  receiver: changed(place, receiver),
  role: roleAssignmentWrite(place.tableName, place.userPoolId, { from: receiver.before.role }),
  event: putNew(place.tableName, toEventItem(event)),
});

/** Only what is different: the rest may be changed by others meanwhile, such as when sessions were ended. */
export function changed(
  { tableName, userPoolId }: MembersPlace,
  { before, after }: Omit<MemberChange, 'event'>,
): Write {
  const old: Attributes = toMemberItem(userPoolId, before);
  const next: Attributes = toMemberItem(userPoolId, after);
  const names = Object.keys({ ...old, ...next }).filter((name) => old[name] !== next[name]);
  const set = names.filter((name) => next[name] !== undefined);
  const removed = names.filter((name) => next[name] === undefined);
  return {
    Update: {
      TableName: tableName,
      Key: memberKey(userPoolId, after.userId),
      UpdateExpression: [
        `SET ${set.map((name) => `#${name} = :${name}`).join(', ')}`,
        ...(removed.length > 0 ? [`REMOVE ${removed.map((name) => `#${name}`).join(', ')}`] : []),
      ].join(' '),
      ConditionExpression: '#version = :before',
      ExpressionAttributeNames: Object.fromEntries(names.map((name) => [`#${name}`, name])),
      ExpressionAttributeValues: {
        ...Object.fromEntries(set.map((name) => [`:${name}`, next[name]])),
        ':before': before.version,
      },
    },
  };
}

type Attributes = Readonly<Record<string, unknown>>;

export const ofVersion = (version: number) => ({
  ConditionExpression: '#version = :version',
  ExpressionAttributeNames: { '#version': 'version' },
  ExpressionAttributeValues: { ':version': version },
});

const ownersIn = (member: Member, keptRole?: string): 0 | 1 =>
  isActiveOwner(member, keptRole) ? 1 : 0;
