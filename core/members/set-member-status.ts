import { ok, type Result } from '../../kit/result.ts';
import type { MemberStatus } from '../access/membership.ts';
import { occasionOf } from '../events/domain-event.ts';
import { membersOf, type MemberAuthor } from './author.ts';
import { findTarget, type TargetError } from './find-target.ts';
import { ofMember } from './member-events.ts';
import type { LastOwner, MemberRegistry, MembersBusy, VersionConflict } from './member-registry.ts';
import type { MemberUsers } from './member-users.ts';
import { changedMember, type Member } from './member.ts';

export type SetMemberStatusError = TargetError | VersionConflict | LastOwner | MembersBusy;

export type SetMemberStatusPorts = {
  readonly members: MemberRegistry;
  readonly users: MemberUsers;
  readonly now: () => Date;
};

/**
 * Disables or enables a member: first in the registry, which every request asks, then in the directory of
 * users. A repetition does what a crash between the two left undone.
 */
export async function setMemberStatus(
  ports: SetMemberStatusPorts,
  author: MemberAuthor,
  { userId, status }: { readonly userId: string; readonly status: MemberStatus },
): Promise<Result<Member, SetMemberStatusError>> {
  const target = await findTarget(ports.members, author, userId);
  if (!target.ok) return target;

  const written = await write(ports, author, { member: target.value.member, status });
  if (!written.ok) return written;
  const { userPoolId } = membersOf(author);
  if (status === 'active') await ports.users.enable(userPoolId, userId);
  else await ports.users.disable(userPoolId, userId);
  return written;
}

async function write(
  { members, now }: SetMemberStatusPorts,
  author: MemberAuthor,
  { member: before, status }: { readonly member: Member; readonly status: MemberStatus },
): Promise<Result<Member, Exclude<SetMemberStatusError, TargetError>>> {
  if (before.status === status) return ok(before);
  const time = now();
  // Sessions from before do not come back with the member.
  const ended = status === 'disabled' && { validFrom: time.toISOString(), keptSession: undefined };
  const after = changedMember(before, { status, ...ended }, time);
  const event = ofMember(
    status === 'disabled' ? 'member.disabled' : 'member.enabled',
    membersOf(author),
    {
      member: after,
      occasion: occasionOf(author, time),
    },
  );
  const changed = await members.change(membersOf(author), { before, after, event });
  if (changed.ok) return ok(after);
  // The role stays, so it cannot be missing.
  const { error } = changed;
  return error.kind === 'RoleNotFound'
    ? { ok: false, error: { kind: 'VersionConflict' } }
    : { ok: false, error };
}
