import { Command, InvalidArgumentError } from 'commander';
import { validateConfig, type ValidateOptions } from './commands/config-validate.ts';
import { examine } from './commands/doctor.ts';
import { login, type LoginOptions } from './commands/login.ts';
import { monitorTenant, type MonitorOptions } from './commands/monitor.ts';
import { createOperatorOf, type OperatorOptions } from './commands/operator-create.ts';
import { completionScript } from './completion.ts';
import { contextOf } from './context.ts';
import { addTenantCommands } from './tenant-commands.ts';

/** The `freehold` command: its tree of commands, each a line that names its file. */
export function freeholdProgram(): Command {
  const program = new Command('freehold')
    .description('Onboard, watch and change the tenants of a Freehold platform')
    .option('--json', 'write the result as JSON')
    .option('--profile <name>', 'the platform to talk to (default: that of the stage)')
    .option('--stage <name>', 'local, dev, prod … (default: local)')
    .showHelpAfterError('(add --help for what it takes)')
    .addHelpText(
      'after',
      '\nExit status: 0 done, 1 failed, 2 invalid, 3 not signed in or not permitted,\n4 not found, 5 conflict, 6 provisioning failed, 7 platform unreachable.',
    );

  addTenantCommands(program);
  addPlatformCommands(program);
  program
    .command('completion <shell>')
    .description('print a completion script for bash, zsh or fish')
    .action((shell: string) => void process.stdout.write(`${completionScript(program, shell)}\n`));
  return program;
}

function addPlatformCommands(program: Command) {
  program
    .command('monitor')
    .description('show a tenant’s state, steps, recent events and the size of its data')
    .requiredOption('--tenant-id <id>')
    .option('--watch', 'look again and again')
    .option('--interval-seconds <seconds>', 'between two looks', positiveNumber, 2)
    .action((options: MonitorOptions, command: Command) =>
      monitorTenant(contextOf(command), options),
    );
  program
    .command('login')
    .description('sign in to a platform as an operator')
    .option('--api-url <url>')
    .option('--email <email>')
    .option('--password-stdin', 'read the password from standard input')
    .action((options: LoginOptions, command: Command) => login(contextOf(command), options));
  program
    .command('doctor')
    .description('examine this machine and the platform')
    .action((_, command: Command) => examine(contextOf(command)));
  program
    .command('config')
    .description('the platform’s configuration')
    .command('validate')
    .description('report every problem of config/platform.yaml and the stage’s overlay')
    .option('--file <file>', 'this file alone')
    .option('--directory <directory>', 'another folder than config/')
    .action((options: ValidateOptions, command: Command) =>
      validateConfig(contextOf(command), options),
    );
  program
    .command('operator')
    .description('the platform’s operators')
    .command('create')
    .description('create an operator with your AWS credentials (the first one, above all)')
    .requiredOption('--email <email>')
    .option('--user-pool-id <id>', 'default: the output of the stage’s Identity stack')
    .action((options: OperatorOptions, command: Command) =>
      createOperatorOf(contextOf(command), options),
    );
}

function positiveNumber(text: string): number {
  const number = Number(text);
  if (number > 0) return number;
  throw new InvalidArgumentError('Give a number above 0.');
}
