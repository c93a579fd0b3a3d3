import type { Result } from '../../kit/result.ts';
import { occasionOf } from '../events/domain-event.ts';
import { membersOf, type MemberAuthor } from './author.ts';
import { findTarget, type TargetError } from './find-target.ts';
import { ofMember } from './member-events.ts';
import type { LastOwner, MemberRegistry, MembersBusy, VersionConflict } from './member-registry.ts';
import type { MemberUsers } from './member-users.ts';

export type RemoveMemberError = TargetError | VersionConflict | LastOwner | MembersBusy;

export type RemoveMemberPorts = {
  readonly members: MemberRegistry;
  readonly users: MemberUsers;
  readonly now: () => Date;
};

/**
 * Removes a member: first from the registry, which every request asks, then from the directory of users. Who
 * is no member is deleted there too, so that a repetition does what a crash between the two left undone.
 */
export async function removeMember(
  { members, users, now }: RemoveMemberPorts,
  author: MemberAuthor,
  userId: string,
): Promise<Result<void, RemoveMemberError>> {
  const of = membersOf(author);
  const target = await findTarget(members, author, userId);
  if (!target.ok) {
    if (target.error.kind === 'MemberNotFound') await users.remove(of.userPoolId, userId);
    return target;
  }
  const { member } = target.value;
  const event = ofMember('member.removed', of, { member, occasion: occasionOf(author, now()) });
  const removed = await members.remove(of, { member, event });
  if (removed.ok) await users.remove(of.userPoolId, userId);
  return removed;
}
