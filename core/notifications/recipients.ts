import { createHash } from 'node:crypto';
import { OWNER } from '../access/roles.ts';
import type { MemberRegistry } from '../members/member-registry.ts';
import type { Member, MembersOf } from '../members/member.ts';
import type { Device } from './contact.ts';
import type { Notification, Recipient } from './notification.ts';

/** Somebody to be told, with the addresses that are known. */
export type Reached = {
  readonly id: string;
  /** Of a member, who has an inbox. */
  readonly memberId?: string;
  readonly email?: string;
  readonly phone?: string;
  readonly devices?: readonly Device[];
};

/** A tenant's owners are few; one with more tells the first hundred. */
const MOST_OWNERS = 100;

/** Whom the notification is for, now. Who left meanwhile, or is disabled, is told nothing. */
export async function recipientsOf(
  members: Pick<MemberRegistry, 'find' | 'list'>,
  of: MembersOf,
  { to, orOwners }: Notification,
): Promise<readonly Reached[]> {
  const named = to === 'owners' ? [] : to;
  const found = await Promise.all(named.map((recipient) => reached(members, of, recipient)));
  const known = found.filter((one) => one !== null);
  if (to === 'owners' || (orOwners && known.length === 0)) {
    return (await ownersOf(members, of)).map((member) => reachedMember(member));
  }
  return [...new Map(known.map((one) => [one.id, one])).values()];
}

/** A page may be short, or empty, before the last one. */
async function ownersOf(
  members: Pick<MemberRegistry, 'list'>,
  of: MembersOf,
): Promise<readonly Member[]> {
  const owners: Member[] = [];
  let after: string | undefined;
  do {
    const query = { role: OWNER, status: 'active', limit: MOST_OWNERS, after } as const;
    const page = await members.list(of, query);
    owners.push(...page.items);
    after = page.next;
  } while (after !== undefined && owners.length < MOST_OWNERS);
  return owners.slice(0, MOST_OWNERS);
}

async function reached(
  members: Pick<MemberRegistry, 'find'>,
  of: MembersOf,
  recipient: Recipient,
): Promise<Reached | null> {
  const { phone } = recipient;
  if ('email' in recipient)
    return { id: addressId(recipient.email), email: recipient.email, phone };
  const member = await members.find(of, recipient.memberId);
  return member?.status === 'active' ? reachedMember(member, phone) : null;
}

const reachedMember = ({ userId, email }: Member, phone?: string): Reached => ({
  ...{ id: userId, memberId: userId, email, phone },
});

/** In place of an address in keys. */
export const addressId = (email: string): string =>
  `a_${createHash('sha256').update(email.toLowerCase()).digest('base64url').slice(0, 22)}`;
