import type { Command } from 'commander';
import {
  changeMyPassword,
  endMySession,
  endOtherSessions,
  listMySessions,
  type PasswordOptions,
} from './commands/me.ts';
import type { ContextOf } from './context.ts';

/** `freehold me …`: the account of whoever is signed in. */
export function addMeCommands(program: Command, contextOf: ContextOf): void {
  const me = program.command('me').description('your own account: sessions and password');
  me.command('sessions')
    .allowExcessArguments(false)
    .description('list where you are signed in')
    .action((_, command: Command) => listMySessions(contextOf(command)));
  me.command('end-session <id>')
    .allowExcessArguments(false)
    .description('end one of your sessions, within five seconds')
    .action((id: string, _, command: Command) => endMySession(contextOf(command), id));
  me.command('end-other-sessions')
    .allowExcessArguments(false)
    .description('end all of your sessions but this one')
    .action((_, command: Command) => endOtherSessions(contextOf(command)));
  me.command('password')
    .allowExcessArguments(false)
    .description('change your password, which ends all your other sessions')
    .option('--password-stdin', 'read the present and the new one, each as a line')
    .action((options: PasswordOptions, command: Command) =>
      changeMyPassword(contextOf(command), options),
    );
}
