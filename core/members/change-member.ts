import { fail, ok, type Result } from '../../kit/result.ts';
import { occasionOf } from '../events/domain-event.ts';
import { membersOf, refusedRole, type UnknownRole, type MemberAuthor } from './author.ts';
import { findTarget, type TargetError } from './find-target.ts';
import { memberEvent, ofMember, type MemberEvent } from './member-events.ts';
import type {
  LastOwner,
  MemberRegistry,
  MembersBusy,
  RoleNotFound,
  VersionConflict,
} from './member-registry.ts';
import { changedMember, type Member } from './member.ts';

export type ChangeMemberError =
  TargetError | UnknownRole | VersionConflict | LastOwner | RoleNotFound | MembersBusy;

export type ChangeMemberPorts = { readonly members: MemberRegistry; readonly now: () => Date };

export type ChangeMember = {
  readonly userId: string;
  /** Those that the change was made against; null for any. */
  readonly versions: readonly number[] | null;
  readonly role?: string;
  readonly name?: string;
};

/** Gives a member another role or name: nobody gives what he lacks, or changes somebody who may do more. */
export async function changeMember(
  ports: ChangeMemberPorts,
  author: MemberAuthor,
  { userId, versions, ...change }: ChangeMember,
): Promise<Result<Member, ChangeMemberError>> {
  const target = await findTarget(ports.members, author, userId);
  if (!target.ok) return target;
  const { member, custom } = target.value;
  if (versions && !versions.includes(member.version)) return fail({ kind: 'VersionConflict' });

  const { role = member.role, name = member.name } = change;
  const refused = role === member.role ? null : refusedRole(author, { role, custom });
  return refused ? fail(refused) : write(ports, author, { before: member, role, name });
}

type Written = Pick<Member, 'role' | 'name'> & { readonly before: Member };

async function write(
  { members, now }: ChangeMemberPorts,
  author: MemberAuthor,
  { before, ...change }: Written,
): Promise<Result<Member, ChangeMemberError>> {
  if (change.role === before.role && change.name === before.name) return ok(before);

  const after = changedMember(before, change, now());
  const event = eventOf(author, before, after);
  const written = await members.change(membersOf(author), { before, after, event });
  return written.ok ? ok(after) : written;
}

function eventOf(author: MemberAuthor, before: Member, member: Member): MemberEvent {
  const occasion = occasionOf(author, member.updatedAt);
  const { userId, role } = member;
  const { role: previousRole } = before;
  return role === previousRole
    ? ofMember('member.renamed', membersOf(author), { member, occasion })
    : memberEvent('member.role_changed', membersOf(author), {
        ...occasion,
        data: { userId, role, previousRole },
      });
}
