import type { Command } from 'commander';
import {
  inviteMembers,
  listMembers,
  removeMember,
  setMemberRole,
  showMember,
  switchMember,
  transferOwnership,
  type InviteOptions,
  type MemberListOptions,
} from './commands/member.ts';
import type { MigrateOptions } from './commands/member-migrate.ts';
import type { ContextOf } from './context.ts';
import { addInvitationCommands } from './invitation-commands.ts';
import { positiveNumber } from './read-options.ts';

/** `freehold member …`: for a user of a tenant, signed in by `freehold login --tenant SLUG`. */
export function addMemberCommands(program: Command, contextOf: ContextOf): void {
  const member = program
    .command('member')
    .description('the members of your tenant: sign in with freehold login --tenant SLUG');
  member
    .command('list')
    .allowExcessArguments(false)
    .description('list and search the members')
    .option('--q <text>', 'part of the address or the name')
    .option('--status <status>', 'active or disabled')
    .option('--role <role>', 'those of that role')
    .option('--limit <count>', 'how many at most', positiveNumber)
    .option('--cursor <cursor>', 'where the list before ended')
    .action((options: MemberListOptions, command: Command) =>
      listMembers(contextOf(command), options),
    );
  member
    .command('invite <email...>')
    .description('invite up to 50 people')
    .option('--role <role>', 'viewer, member, admin, owner, or the id of one of your own', 'member')
    .option('--name <name>', 'of the one whom you invite')
    .option('--idempotency-key <key>', 'the same key again does it once at most')
    .action((emails: string[], options: InviteOptions, command: Command) =>
      inviteMembers(contextOf(command), emails, options),
    );
  member
    .command('show <id>')
    .allowExcessArguments(false)
    .description('show a member')
    .action((id: string, _, command: Command) => showMember(contextOf(command), id));
  member
    .command('set-role <id>')
    .allowExcessArguments(false)
    .description('give a member another role')
    .requiredOption('--role <role>', 'viewer, member, admin, owner, or the id of one of your own')
    .action((id: string, { role }: { role: string }, command: Command) =>
      setMemberRole(contextOf(command), id, role),
    );
  addSwitches(member, contextOf);
  addInvitationCommands(member, contextOf);
  addMigration(member, contextOf);
}

function addSwitches(member: Command, contextOf: ContextOf) {
  member
    .command('disable <id>')
    .allowExcessArguments(false)
    .description('switch a member off, within five seconds')
    .action((id: string, _, command: Command) =>
      switchMember(contextOf(command), 'disableMember', id),
    );
  member
    .command('enable <id>')
    .allowExcessArguments(false)
    .description('let a member sign in again')
    .action((id: string, _, command: Command) =>
      switchMember(contextOf(command), 'enableMember', id),
    );
  member
    .command('remove <id>')
    .allowExcessArguments(false)
    .description('remove a member, and free the seat')
    .action((id: string, _, command: Command) => removeMember(contextOf(command), id));
  member
    .command('transfer <id>')
    .allowExcessArguments(false)
    .description('give the ownership to a member, and be an admin from now on')
    .action((id: string, _, command: Command) => transferOwnership(contextOf(command), id));
}

function addMigration(member: Command, contextOf: ContextOf) {
  member
    .command('migrate')
    .allowExcessArguments(false)
    .description('make members of the users of older platforms, with your AWS credentials')
    .option('--keep-groups', 'while the version from before still runs')
    .option(
      '--user-pool-id <id>',
      'the operators’; default: the output of the stage’s Identity stack',
    )
    .option('--control-table <name>', 'default: the output of the stage’s Data stack')
    .action(async (options: MigrateOptions, command: Command) => {
      // Only here: loading the AWS SDK would cost every other command a quarter of a second.
      const { migrateMembers } = await import('./commands/member-migrate.ts');
      await migrateMembers(contextOf(command), options);
    });
}
