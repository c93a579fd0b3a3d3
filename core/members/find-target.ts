import { fail, ok, type Result } from '../../kit/result.ts';
import type { CustomRoles } from '../access/membership.ts';
import { membersOf, refusedTarget, type RoleBeyondYours, type MemberAuthor } from './author.ts';
import type { MemberNotFound, MemberRegistry } from './member-registry.ts';
import type { Member } from './member.ts';

export type Target = { readonly member: Member; readonly custom: CustomRoles };
export type TargetError = MemberNotFound | RoleBeyondYours;

/** The member that the author wants to change, unless that one may do what the author may not. */
export async function findTarget(
  members: Pick<MemberRegistry, 'find' | 'customRoles'>,
  author: MemberAuthor,
  userId: string,
): Promise<Result<Target, TargetError>> {
  const of = membersOf(author);
  const [member, custom] = await Promise.all([members.find(of, userId), members.customRoles(of)]);
  if (!member) return fail({ kind: 'MemberNotFound' });
  const refused = refusedTarget(author, member, custom);
  return refused ? fail(refused) : ok({ member, custom });
}
