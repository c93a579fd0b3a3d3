import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Argument, Command } from 'commander';
import { addAnalyticsCommand } from './analytics-commands.ts';
import { addApiKeyCommands } from './api-key-commands.ts';
import { addBilling } from './billing-commands.ts';
import { listAlarms } from './commands/alarms.ts';
import type { CapacityOptions } from './commands/capacity.ts';
import { MAIL_NAMES, type MailName } from '../core/mail/mail-templates.ts';
import type { ValidateOptions } from './commands/config-validate.ts';
import type { OrphansOptions } from './commands/doctor-orphans.ts';
import { listDenials, type DenialOptions } from './commands/iam-denials.ts';
import { login, type LoginOptions } from './commands/login.ts';
import { logout } from './commands/logout.ts';
import { monitorTenant, type MonitorOptions } from './commands/monitor.ts';
import { listMails, showMail } from './commands/mail.ts';
import { completionScript, SHELLS, type Shell } from './completion.ts';
import { contextIn, type ContextOf } from './context.ts';
import { addOperatorCommands } from './operator-commands.ts';
import { addQuotaCommands } from './quota-commands.ts';
import { awsRegion, positiveNumber } from './read-options.ts';
import { addAuditCommands } from './audit-commands.ts';
import { addFlagCommands } from './flag-commands.ts';
import { addMeCommands } from './me-commands.ts';
import { addCacheCommands } from './cache-commands.ts';
import { addMemberCommands } from './member-commands.ts';
import { addSupportAccessCommands } from './support-access-commands.ts';
import type { Surroundings } from './surroundings.ts';
import { addNotificationCommands } from './notification-commands.ts';
import { addWebhookCommands } from './webhook-commands.ts';
import { addTenantCommands } from './tenant-commands.ts';
import { addUsageCommands } from './usage-commands.ts';
import { explainUsage } from './usage-failure.ts';

/** The `freehold` command: its tree of commands, each a line that names its file. */
export function freeholdProgram(surroundings: Surroundings, args: readonly string[]): Command {
  const { stdout, stderr } = surroundings;
  const contextOf = contextIn(surroundings);
  const program = new Command('freehold')
    .description('Onboard, watch and change the tenants of a Freehold platform')
    .version(version(), '--version')
    .option('--json', 'write the result as JSON, and a failure as JSON on standard error')
    .option('--profile <name>', 'the platform to talk to (default: that of the stage)')
    .option('--stage <name>', 'local, dev, prod … (default: local)')
    .configureHelp({ showGlobalOptions: true })
    .configureOutput({
      writeOut: (text) => void stdout.write(text),
      writeErr: (text) => {
        if (!isJson(args)) stderr.write(text);
      },
      outputError: () => undefined,
    })
    .addHelpText('after', EXIT_STATUSES);

  addTenantCommands(program, contextOf);
  addMonitor(program, contextOf);
  addSessions(program, contextOf);
  addPlatform(program, contextOf);
  addOperatorCommands(program, contextOf);
  addAuditCommands(program, contextOf);
  addFlagCommands(program, contextOf);
  addQuotaCommands(program, contextOf);
  addUsageCommands(program, contextOf);
  addAnalyticsCommand(program, contextOf);
  addMemberCommands(program, contextOf);
  addMeCommands(program, contextOf);
  addCacheCommands(program, contextOf);
  addSupportAccessCommands(program, contextOf);
  addApiKeyCommands(program, contextOf);
  addWebhookCommands(program, contextOf);
  addNotificationCommands(program, contextOf);
  addMail(program, contextOf);
  addCapacity(program, contextOf);
  addSilos(program, contextOf);
  addBilling(program, contextOf);
  addCompletion(program, surroundings);
  explainUsage(program, args);
  return program;
}

/** Asked of the bare words, because a command line that cannot be read is answered as JSON too. */
export const isJson = (args: readonly string[]): boolean => args.includes('--json');

const EXIT_STATUSES = `
Exit status: 0 done, 1 failed, 2 invalid, 3 not signed in or not permitted,
4 not found, 5 conflict, 6 provisioning failed, 7 platform unreachable,
8 active but not welcomed, 130 interrupted.`;

function version(): string {
  const file = join(import.meta.dirname, '..', 'package.json');
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}

function addMonitor(program: Command, contextOf: ContextOf) {
  program
    .command('monitor')
    .description('show a tenant’s state, steps, recent events and the size of its data')
    .requiredOption('--tenant-id <id>', 'such as tnt_01kb2v3m9ne4a8x0c5r7d6f1gh')
    .option('--watch', 'look again and again, until Ctrl-C')
    .option('--interval-seconds <seconds>', 'between two looks', positiveNumber, 2)
    .action((options: MonitorOptions, command: Command) =>
      monitorTenant(contextOf(command), options),
    );
}

function addSessions(program: Command, contextOf: ContextOf) {
  program
    .command('login')
    .description('sign in to a platform as an operator, or as a user of a tenant')
    .option('--api-url <url>', 'default: that of the last login')
    .option('--tenant <slug>', 'the tenant whose user you are')
    .option('--email <email>', 'default: that of the last login')
    .option('--password-stdin', 'read the password, and each further answer, as a line')
    .action((options: LoginOptions, command: Command) => login(contextOf(command), options));
  program
    .command('logout')
    .description('end the session and forget its tokens')
    .action((_, command: Command) => logout(contextOf(command)));
}

type DoctorOptions = OrphansOptions & { readonly orphans?: boolean };

function addPlatform(program: Command, contextOf: ContextOf) {
  program
    .command('doctor')
    .description('examine this machine and the platform')
    .option('--orphans', 'examine instead what there is of tenants, against what their records say')
    .option('--fix', 'with --orphans: repair what is safe')
    .option('--unknown', 'with --fix: also remove what bears an id that no record knows')
    .option('--directory <directory>', 'with --orphans: another folder than config/')
    .action(async (options: DoctorOptions, command: Command) => {
      if (!options.orphans) {
        const { examine } = await import('./commands/doctor.ts');
        return examine(contextOf(command));
      }
      const { examineOrphans } = await import('./commands/doctor-orphans.ts');
      return examineOrphans(contextOf(command), options);
    });
  program
    .command('alarms')
    .allowExcessArguments(false)
    .description('list the platform’s alarms that are raised')
    .action((_, command: Command) => listAlarms(contextOf(command)));
  program
    .command('config')
    .description('the platform’s configuration')
    .command('validate')
    .description('report every problem of config/platform.yaml and the stage’s overlay')
    .option('--file <file>', 'this file alone')
    .option('--directory <directory>', 'another folder than config/')
    .action(async (options: ValidateOptions, command: Command) => {
      const { validateConfig } = await import('./commands/config-validate.ts');
      validateConfig(contextOf(command), options);
    });
  program
    .command('iam')
    .description('what the local cloud’s policies did')
    .command('denials')
    .description('list the calls that were refused: time, caller, action, resource, which policy')
    .option('--last <count>', 'how many of them', positiveNumber, 20)
    .option('--follow', 'go on with each new one, until Ctrl-C')
    .action((options: DenialOptions, command: Command) => listDenials(contextOf(command), options));
}

function addMail(program: Command, contextOf: ContextOf) {
  const mail = program.command('mail').description('the mails of the platform');
  mail
    .command('list')
    .description('list what the platform on this machine has sent, the newest first')
    .action((_, command: Command) => listMails(contextOf(command)));
  mail
    .command('show')
    .description('show one of these with its text')
    .addArgument(
      new Argument('[number]', 'by its number in the list').argParser(positiveNumber).default(1),
    )
    .action((number: number, _, command: Command) => showMail(contextOf(command), number));
  mail
    .command('preview')
    .description('show a mail with sample data, as the stage’s configuration makes it')
    .addArgument(new Argument('[name]', 'without it, all of them').choices(MAIL_NAMES))
    .option('--html', 'its HTML')
    .action(async (name: MailName | undefined, options: { html?: boolean }, command: Command) => {
      const { previewMail } = await import('./commands/mail-preview.ts');
      previewMail(contextOf(command), name, options);
    });
}

function addCapacity(program: Command, contextOf: ContextOf) {
  program
    .command('capacity')
    .description('show how many more tenants an account and region hold, with your AWS credentials')
    .option('--region <region>', 'default: that of your AWS credentials', awsRegion)
    .action(async (options: CapacityOptions, command: Command) => {
      const { showCapacity } = await import('./commands/capacity.ts');
      await showCapacity(contextOf(command), options);
    });
}

function addSilos(program: Command, contextOf: ContextOf) {
  program
    .command('silo')
    .description('the stacks of tenants with a database of their own')
    .command('update')
    .description(
      'bring them, and what reads their streams, to what is deployed, in all regions, with your AWS credentials',
    )
    .action(async (_, command: Command) => {
      const { updateSilosOf } = await import('./commands/silo-update.ts');
      await updateSilosOf(contextOf(command));
    });
}

function addCompletion(program: Command, { stdout }: Surroundings) {
  program
    .command('completion')
    .description('print a completion script')
    .addArgument(new Argument('<shell>').choices(SHELLS))
    .action((shell: Shell) => void stdout.write(`${completionScript(program, shell)}\n`));
}
