import type { Command } from 'commander';
import { deleteFlag, listFlags, setFlag, type FlagChanges } from './commands/flag.ts';
import type { ContextOf } from './context.ts';
import { listOfIds, listOfUsers, percentage } from './read-options.ts';

/** `freehold flag …` */
export function addFlagCommands(program: Command, contextOf: ContextOf): void {
  const flag = program
    .command('flag')
    .description('switches of features, by tenant, user and share of tenants');
  flag
    .command('list')
    .allowExcessArguments(false)
    .description('list all flags')
    .action((_, command: Command) => listFlags(contextOf(command)));
  flag
    .command('set <name>')
    .allowExcessArguments(false)
    .description('make a flag, or change what the options say of it')
    .option('--description <text>', 'what it is for')
    .option('--kill', 'off for everyone, whatever else it says')
    .option('--no-kill', 'let the rest of it decide again')
    .option('--percentage <number>', 'on for that share of the tenants', percentage)
    .option('--on-tenants <ids>', 'on for these, with commas between; "" for none', listOfIds)
    .option('--off-tenants <ids>', 'off for these, above all else but --kill', listOfIds)
    .option('--on-users <users>', 'on for these, each as TENANT/USER', listOfUsers)
    .action((name: string, changes: FlagChanges, command: Command) =>
      setFlag(contextOf(command), name, changes),
    );
  flag
    .command('delete <name>')
    .allowExcessArguments(false)
    .description('delete a flag: plan and settings decide alone again')
    .action((name: string, _, command: Command) => deleteFlag(contextOf(command), name));
}
