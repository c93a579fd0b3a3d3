import { addressKey } from '../../../core/members/address-key.ts';
import type { Member } from '../../../core/members/member.ts';
import { personKey, seatsKey } from '../table/control-keys.ts';
import type { Write } from '../table/transact.ts';
import { toMemberItem } from './member-item.ts';

/** The first member of a pool, who is its owner; again is harmless while there is no other. */
export function ownerWrites(
  tableName: string,
  userPoolId: string,
  owner: Member,
): Readonly<Record<'owner' | 'seats' | 'person', Write>> {
  const put = (Item: Readonly<Record<string, unknown>>) => ({
    Put: { TableName: tableName, Item },
  });
  const { userId, email } = owner;
  return {
    owner: put(toMemberItem(userPoolId, owner)),
    seats: put({ ...seatsKey(userPoolId), used: 1, owners: 1 }),
    person: put({ ...personKey(addressKey(email), userPoolId), userId }),
  };
}
