import type { Command } from 'commander';
import {
  acceptInvitation,
  listInvitations,
  resendInvitation,
  revokeInvitation,
  type AcceptOptions,
  type InvitationListOptions,
} from './commands/invitation.ts';
import type { ContextOf } from './context.ts';
import { positiveNumber } from './read-options.ts';

/** What `freehold member` does with invitations that were sent. */
export function addInvitationCommands(member: Command, contextOf: ContextOf): void {
  member
    .command('invitations')
    .allowExcessArguments(false)
    .description('list the open invitations')
    .option('--limit <count>', 'how many at most', positiveNumber)
    .option('--cursor <cursor>', 'where the list before ended')
    .action((options: InvitationListOptions, command: Command) =>
      listInvitations(contextOf(command), options),
    );
  member
    .command('resend <invitation>')
    .allowExcessArguments(false)
    .description('send an invitation again; the one before stops working')
    .action((id: string, _, command: Command) => resendInvitation(contextOf(command), id));
  member
    .command('revoke <invitation>')
    .allowExcessArguments(false)
    .description('revoke an invitation, and free its seat')
    .action((id: string, _, command: Command) => revokeInvitation(contextOf(command), id));
  member
    .command('accept')
    .allowExcessArguments(false)
    .description('accept an invitation by the token of its mail; needs no login')
    .option('--api-url <url>', 'default: that of the last login')
    .option('--name <name>', 'yours')
    .option('--password-stdin', 'read the token and the password, each as a line')
    .action((options: AcceptOptions, command: Command) =>
      acceptInvitation(contextOf(command), options),
    );
}
