import { Option, type Command } from 'commander';
import { ISOLATION_STRATEGIES } from '../core/tenancy/isolation-strategy.ts';
import { TENANT_FILTERS } from '../functions/tenants/tenants-query.ts';
import {
  createTenantFromFile,
  createTenantFromOptions,
  type CreateOptions,
  type TenantOptions,
} from './commands/tenant-create.ts';
import { correctAdmin, type CorrectAdminOptions } from './commands/tenant-correct-admin.ts';
import { showFigures } from './commands/tenant-figures.ts';
import { listTenants, type ListOptions } from './commands/tenant-list.ts';
import { listMoves, moveTenant, type MoveOptions } from './commands/tenant-move.ts';
import { restoreOwner } from './commands/tenant-restore-owner.ts';
import { retryTenant } from './commands/tenant-retry.ts';
import { showTenant } from './commands/tenant-show.ts';
import { updateTenant, type UpdateOptions } from './commands/tenant-update.ts';
import type { ContextOf } from './context.ts';
import { emailAddress, jsonObject, planVersion } from './read-options.ts';
import { addTenantLifeCommands } from './tenant-life-commands.ts';
import { addTenantPortabilityCommands } from './tenant-portability-commands.ts';
import { unknownSubcommand } from './usage-failure.ts';

type FileOptions = CreateOptions & { readonly config?: string };

/** `freehold tenant …` */
export function addTenantCommands(program: Command, contextOf: ContextOf): void {
  const tenant = program
    .command('tenant')
    .description('create the tenant of a file, or one of the commands below')
    .option('--config <file>', 'a tenant file, such as config/examples/acme.yaml')
    .option('--no-wait', 'do not wait for the provisioning to end')
    .option('--idempotency-key <key>', 'the same key again does it once at most')
    .allowExcessArguments()
    .action(async ({ config, ...options }: FileOptions, command: Command) => {
      const [word] = command.args;
      if (word !== undefined) throw unknownSubcommand(command, word);
      if (!config) return command.help({ error: true });
      await createTenantFromFile(contextOf(command), config, options);
    });

  addReading(tenant, contextOf);
  addCreating(tenant, contextOf);
  addChanging(tenant, contextOf);
  addCorrecting(tenant, contextOf);
  addMoving(tenant, contextOf);
  addTenantLifeCommands(tenant, contextOf);
  addTenantPortabilityCommands(tenant, contextOf);
}

function addReading(tenant: Command, contextOf: ContextOf) {
  tenant
    .command('list')
    .allowExcessArguments(false)
    .description('list tenants, newest first')
    .addOption(
      new Option('--status <state>', 'only those in this state, or failed ones').choices(
        TENANT_FILTERS,
      ),
    )
    .option('--plan <plan>', 'only those of this plan')
    .addOption(
      new Option('--isolation <strategy>', 'only those whose data is isolated so').choices(
        ISOLATION_STRATEGIES,
      ),
    )
    .option('--q <text>', 'name or slug contains this')
    .option('--limit <count>', '1 to 100 (default: 25)')
    .option('--cursor <cursor>', 'the page after the one that named it')
    .action((options: ListOptions, command: Command) => listTenants(contextOf(command), options));
  tenant
    .command('figures')
    .allowExcessArguments(false)
    .description('count tenants by state and isolation, and the onboardings of 30 days')
    .action((_, command: Command) => showFigures(contextOf(command)));
  tenant
    .command('show <id>')
    .allowExcessArguments(false)
    .description('show a tenant and the steps of its provisioning')
    .action((id: string, _, command: Command) => showTenant(contextOf(command), id));
}

function addCreating(tenant: Command, contextOf: ContextOf) {
  tenant
    .command('create')
    .allowExcessArguments(false)
    .description('create a tenant from options')
    .requiredOption('--name <name>', 'as people read it')
    .requiredOption('--admin-email <email>', 'the first user, an owner')
    .option('--admin-name <name>')
    .option('--admin-password-stdin', 'read the admin’s password from standard input')
    .option('--slug <slug>', 'what people sign in with (default: made of the name)')
    .option('--plan <plan>', 'the key of a plan (default: the platform’s)')
    .addOption(new Option('--isolation <strategy>').choices(ISOLATION_STRATEGIES))
    .option('--region <region>', 'where its data lives')
    .option('--settings <json>', 'a JSON object', jsonObject)
    .option('--metadata <json>', 'a JSON object', jsonObject)
    .action((request: TenantOptions, command: Command) => {
      const options = command.optsWithGlobals<CreateOptions>();
      return createTenantFromOptions(contextOf(command), request, options);
    });
}

function addChanging(tenant: Command, contextOf: ContextOf) {
  tenant
    .command('retry <id>')
    .allowExcessArguments(false)
    .description('go on with a provisioning that failed')
    .action((id: string, _, command: Command) =>
      retryTenant(contextOf(command), id, command.optsWithGlobals<CreateOptions>()),
    );
  tenant
    .command('restore-owner <id>')
    .allowExcessArguments(false)
    .description('mail the first owner a new first password, whatever became of the user')
    .action((id: string, _, command: Command) => restoreOwner(contextOf(command), id));
  tenant
    .command('resend-invitation <id>')
    .allowExcessArguments(false)
    .description('mail the first owner, whose first password lapsed unused, a new one')
    .action((id: string, _, command: Command) => restoreOwner(contextOf(command), id));
  tenant
    .command('update <id>')
    .allowExcessArguments(false)
    .description('change a tenant’s name, settings, metadata or version of its plan')
    .option('--name <name>')
    .option('--settings <json>', 'a JSON object; takes the place of the settings', jsonObject)
    .option('--metadata <json>', 'a JSON object; takes the place of the metadata', jsonObject)
    .option(
      '--plan-version <version>',
      '`current`, or a number of its plan’s versions',
      planVersion,
    )
    .option('--if-match <version>', 'change only this version')
    .action((id: string, options: UpdateOptions, command: Command) =>
      updateTenant(contextOf(command), id, options),
    );
}

function addCorrecting(tenant: Command, contextOf: ContextOf) {
  tenant
    .command('correct-admin <id>')
    .allowExcessArguments(false)
    .description('mail the welcome to the right address, while nobody has signed in to the tenant')
    .requiredOption('--email <email>', 'the right one', emailAddress)
    .option('--name <name>', 'of the admin, where it was wrong too')
    .option('--if-match <version>', 'change only this version')
    .action((id: string, options: CorrectAdminOptions, command: Command) =>
      correctAdmin(contextOf(command), id, options),
    );
}

function addMoving(tenant: Command, contextOf: ContextOf) {
  tenant
    .command('move')
    .allowExcessArguments(false)
    .description('move a tenant’s data to another placement, while its users work')
    .requiredOption('--tenant-id <id>', 'such as tnt_01kb2v3m9ne4a8x0c5r7d6f1gh')
    .addOption(
      new Option('--to <strategy>', 'how its data shall be kept apart')
        .choices(ISOLATION_STRATEGIES)
        .makeOptionMandatory(),
    )
    .option('--region <region>', 'where its data shall live (default: where the platform is)')
    .action((options: MoveOptions, command: Command) =>
      moveTenant(contextOf(command), options, command.optsWithGlobals<CreateOptions>()),
    );
  tenant
    .command('moves <id>')
    .allowExcessArguments(false)
    .description('show a tenant’s latest move with its report, and those before')
    .action((id: string, _, command: Command) => listMoves(contextOf(command), id));
}
