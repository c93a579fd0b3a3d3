import type { CliContext } from '../context.ts';
import type { AnswerOf, OperationRequest } from '../operations.ts';
import { onceAtMost, type KeyOption } from '../once-at-most.ts';
import { clock, table } from '../output.ts';

export type MemberListOptions = NonNullable<OperationRequest<'listMembers'>['query']>;
export type InviteOptions = KeyOption & { readonly role: string; readonly name?: string };

/** `freehold member list` */
export async function listMembers(
  { call, output }: CliContext,
  query: MemberListOptions,
): Promise<void> {
  const page = await call('listMembers', { query });
  const rows = page.items.map(({ id, email, role, status, name = '' }) => [
    ...[id, email, role, status, name],
  ]);
  const header = ['ID', 'E-MAIL', 'ROLE', 'STATUS', 'NAME'];
  output.result(page, rows.length > 0 ? table([header, ...rows]) : ['No members.']);
  if (page.nextCursor) output.remark(`More with: --cursor ${page.nextCursor}`);
}

/** `freehold member invite EMAIL...` */
export async function inviteMembers(
  context: CliContext,
  emails: readonly string[],
  { idempotencyKey, ...options }: InviteOptions,
): Promise<void> {
  const { call, output } = context;
  const invitations = emails.map((email) => ({ email, ...options }));
  const invited = await onceAtMost(context, { idempotencyKey }, (headers) =>
    call('inviteMembers', { headers, body: { invitations } }),
  );
  const rows = invited.items.map(({ email, outcome, mail = '', invitationId = '' }) => [
    ...[email, outcome, mail && `mail ${mail}`, invitationId],
  ]);
  output.result(invited, table([['E-MAIL', 'OUTCOME', 'MAIL', 'INVITATION'], ...rows]));
}

/** `freehold member show ID` */
export async function showMember({ call, output }: CliContext, memberId: string): Promise<void> {
  const member = await call('getMember', { params: { memberId } });
  output.result(member, linesOf(member));
}

/** `freehold member set-role ID ROLE`: in whichever version the member is. */
export async function setMemberRole(
  { call, output }: CliContext,
  memberId: string,
  role: string,
): Promise<void> {
  const request = { params: { memberId }, headers: { 'if-match': '*' }, body: { role } };
  const member = await call('changeMember', request);
  output.result(member, linesOf(member));
}

/** `freehold member disable ID` and `enable ID` */
export async function switchMember(
  { call, output }: CliContext,
  operation: 'disableMember' | 'enableMember',
  memberId: string,
): Promise<void> {
  const member = await call(operation, { params: { memberId } });
  output.result(member, linesOf(member));
}

/** `freehold member remove ID` */
export async function removeMember({ call, output }: CliContext, memberId: string): Promise<void> {
  await call('removeMember', { params: { memberId } });
  output.result({ memberId }, [`${memberId} is no member any more.`]);
}

/** `freehold member transfer ID`: gives the ownership away. */
export async function transferOwnership(
  { call, output }: CliContext,
  memberId: string,
): Promise<void> {
  const member = await call('transferOwnership', { params: { memberId } });
  output.result(member, linesOf(member));
}

const linesOf = (member: AnswerOf<'getMember'>): string[] =>
  table([
    ['Id', member.id],
    ['E-mail', member.email],
    ['Name', member.name ?? ''],
    ['Role', member.role],
    ['Status', member.status],
    ['Since', clock(member.createdAt)],
  ]);
