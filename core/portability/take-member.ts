import type { Occasion } from '../events/domain-event.ts';
import { addressKey } from '../members/address-key.ts';
import type { InvitationRegistry } from '../members/invitation-registry.ts';
import type { MigratedMembers } from '../members/migrate-pool.ts';
import type { MemberUsers } from '../members/member-users.ts';
import { newMember, type MembersOf } from '../members/member.ts';
import { temporaryPassword } from '../passwords/temporary-password.ts';
import type { MemberLine } from './import-lines.ts';

export type TakeMemberPorts = {
  readonly invitations: Pick<InvitationRegistry, 'holderOf'>;
  readonly users: Pick<MemberUsers, 'ensure' | 'disable'>;
  readonly members: Pick<MigratedMembers, 'add'>;
};

/**
 * Makes somebody a member with the role he had. Nobody knows his password, and no mail is sent: he asks for a new one
 * where he signs in. Whoever has the address in the tenant already stays as he is, his password with him.
 */
export async function takeMember(
  { invitations, users, members }: TakeMemberPorts,
  { of, occasion }: { readonly of: MembersOf; readonly occasion: Occasion },
  line: MemberLine,
): Promise<void> {
  if (await invitations.holderOf(of, addressKey(line.email))) return;
  const { email, name, role, status } = line;
  const person = { email, ...(name !== undefined && { name }) };
  const user = await users.ensure(of.userPoolId, person, temporaryPassword());
  if (!user.ok) throw new Error(`The user directory refuses a member: ${user.error.kind}.`);
  const { userId } = user.value;
  if (status === 'disabled') await users.disable(of.userPoolId, userId);
  const member = newMember({ ...person, userId, role }, occasion.time);
  await members.add(of, { ...member, status, createdAt: new Date(line.createdAt) });
}
