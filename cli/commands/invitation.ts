import type { CliContext } from '../context.ts';
import { callerOf, type OperationRequest } from '../operations.ts';
import { clock, table } from '../output.ts';
import { answersOfStdin, answersOfTerminal } from '../secret-answers.ts';
import { apiUrlOf } from './login.ts';

export type InvitationListOptions = NonNullable<OperationRequest<'listInvitations'>['query']>;
export type AcceptOptions = {
  readonly apiUrl?: string;
  readonly name?: string;
  readonly passwordStdin?: boolean;
};

/** `freehold member invitations` */
export async function listInvitations(
  { call, output }: CliContext,
  query: InvitationListOptions,
): Promise<void> {
  const page = await call('listInvitations', { query });
  const rows = page.items.map(({ id, email, role, mail, expiresAt, isLapsed }) => [
    ...[id, email, role, `mail ${mail}`, isLapsed ? 'lapsed' : clock(expiresAt)],
  ]);
  const header = ['INVITATION', 'E-MAIL', 'ROLE', 'MAIL', 'GOOD UNTIL'];
  output.result(page, rows.length > 0 ? table([header, ...rows]) : ['No open invitations.']);
  if (page.nextCursor) output.remark(`More with: --cursor ${page.nextCursor}`);
}

/** `freehold member resend ID` */
export async function resendInvitation(
  { call, output }: CliContext,
  invitationId: string,
): Promise<void> {
  const invitation = await call('resendInvitation', { params: { invitationId } });
  const { email, mail } = invitation;
  output.result(invitation, [
    `A new invitation of ${email}: mail ${mail}. The one before is void.`,
  ]);
}

/** `freehold member revoke ID` */
export async function revokeInvitation(
  { call, output }: CliContext,
  invitationId: string,
): Promise<void> {
  await call('revokeInvitation', { params: { invitationId } });
  output.result({ invitationId }, [`${invitationId} is revoked, and its seat is free.`]);
}

/** `freehold member accept`: by the token of the mail, without a session. */
export async function acceptInvitation(
  context: CliContext,
  { name, ...options }: AcceptOptions,
): Promise<void> {
  const { surroundings, output } = context;
  const apiUrl = apiUrlOf(context, options);
  const answer = (options.passwordStdin ? answersOfStdin : answersOfTerminal)(surroundings);
  const token = await answer('Token of the mail');
  const password = await answer('Password to sign in with from now on');
  const call = callerOf({ apiUrl, interrupted: surroundings.interrupted });
  const joined = await call('acceptInvitation', { body: { token, password, name } });
  const { member, tenant } = joined;
  output.result(joined, [
    `${member.email} is a member of ${tenant.name}.`,
    `Sign in with: freehold login --tenant ${tenant.slug} --email ${member.email} --api-url ${apiUrl}`,
  ]);
}
