import { fail, ok, type Result } from '../../kit/result.ts';
import type { User } from '../access/principal.ts';
import { OWNER, type TenantRole } from '../access/roles.ts';
import { occasionOf } from '../events/domain-event.ts';
import { membersOf } from './author.ts';
import { memberEvent } from './member-events.ts';
import type {
  MemberNotFound,
  MemberRegistry,
  MembersBusy,
  RoleNotFound,
  VersionConflict,
} from './member-registry.ts';
import { changedMember, isActiveOwner, type Member } from './member.ts';

export type OwnershipNotTransferable = {
  readonly kind: 'OwnershipNotTransferable';
  readonly reason: string;
};
export type TransferOwnershipError =
  MemberNotFound | OwnershipNotTransferable | VersionConflict | RoleNotFound | MembersBusy;

export type TransferOwnershipPorts = { readonly members: MemberRegistry; readonly now: () => Date };

/** What an owner is who gave the ownership away. */
const GIVER_ROLE = 'admin' satisfies TenantRole;

/** Makes a member the owner in place of the author, in one step. */
export async function transferOwnership(
  { members, now }: TransferOwnershipPorts,
  author: User,
  userId: string,
): Promise<Result<Member, TransferOwnershipError>> {
  const of = membersOf(author);
  const [giver, receiver] = await Promise.all([
    members.find(of, author.id),
    members.find(of, userId),
  ]);
  if (!giver || !receiver) return fail({ kind: 'MemberNotFound' });
  const reason = whyNot(giver, receiver);
  if (reason) return fail({ kind: 'OwnershipNotTransferable', reason });

  const time = now();
  const after = changedMember(receiver, { role: OWNER }, time);
  const transferred = await members.transfer(of, {
    giver: { before: giver, after: changedMember(giver, { role: GIVER_ROLE }, time) },
    receiver: { before: receiver, after },
    event: memberEvent('member.ownership_transferred', author, {
      ...occasionOf(author, time),
      data: { fromUserId: giver.userId, toUserId: receiver.userId },
    }),
  });
  return transferred.ok ? ok(after) : transferred;
}

function whyNot(giver: Member, receiver: Member): string | null {
  if (!isActiveOwner(giver)) return 'Only an owner can give the ownership away.';
  if (receiver.status !== 'active') return 'Enable the member first.';
  return receiver.role === OWNER ? 'The member is an owner already.' : null;
}
