import { Option, type Command } from 'commander';
import {
  explainWindow,
  listQuarantine,
  replayQuarantined,
  sendUsage,
  showUsage,
  type ShowUsageOptions,
} from './commands/usage.ts';
import type { ContextOf } from './context.ts';

/** `freehold usage …`: for a user of a tenant, signed in by `freehold login --tenant SLUG`. */
export function addUsageCommands(program: Command, contextOf: ContextOf): void {
  const usage = program.command('usage').description('what your tenant uses, and is billed by');
  usage
    .command('send <file>')
    .allowExcessArguments(false)
    .description('send events of usage: a JSON array, one object, or JSON Lines')
    .action((file: string, _: object, command: Command) => sendUsage(contextOf(command), file));
  usage
    .command('show [meter]')
    .allowExcessArguments(false)
    .description('what was used by time; without a meter all of the present period')
    .option('--from <time>', 'such as 2026-11-01T00:00:00Z (default: a week ago)')
    .option('--to <time>', 'default: now')
    .addOption(
      new Option('--window <window>', 'default: day').choices(['hour', 'day', 'month', 'period']),
    )
    .option('--group-by <dimensions>', 'dimensions of the meter, with commas between')
    .action((meter: string | undefined, options: ShowUsageOptions, command: Command) =>
      showUsage(contextOf(command), meter, options),
    );
  usage
    .command('explain <window>')
    .allowExcessArguments(false)
    .description('the events that a window counts')
    .action((id: string, _: object, command: Command) => explainWindow(contextOf(command), id));
  const quarantine = usage
    .command('quarantine')
    .description('the events that could not be counted');
  quarantine
    .command('list')
    .allowExcessArguments(false)
    .description('the newest first, with the reason')
    .action((_: object, command: Command) => listQuarantine(contextOf(command)));
  quarantine
    .command('replay [id]')
    .allowExcessArguments(false)
    .description('send one of them again, or all, once its meter is there')
    .action((id: string | undefined, _: object, command: Command) =>
      replayQuarantined(contextOf(command), id),
    );
}
