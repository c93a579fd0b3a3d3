import type { Command } from 'commander';
import { createTenant, createTenantFromFile } from './commands/tenant-create.ts';
import { listTenants, type ListOptions } from './commands/tenant-list.ts';
import { retryTenant, type RetryOptions } from './commands/tenant-retry.ts';
import { showOneTenant } from './commands/tenant-show.ts';
import { updateTenant, type UpdateOptions } from './commands/tenant-update.ts';
import { contextOf } from './context.ts';

type CreateFlags = { readonly wait: boolean; readonly idempotencyKey?: string };
type TenantFlags = Parameters<typeof createTenant>[1];

/** `freehold tenant …` */
export function addTenantCommands(program: Command): void {
  const tenant = program
    .command('tenant')
    .description('create the tenant of a file, or one of the commands below')
    .option('--config <file>', 'a tenant file, such as config/examples/acme.yaml')
    .option('--no-wait', 'do not wait for the provisioning to end')
    .option('--idempotency-key <key>', 'send the same key again to be sure to create once')
    .action(async (options: CreateFlags & { config?: string }, command: Command) => {
      if (!options.config) return command.help({ error: true });
      await createTenantFromFile(contextOf(command), options.config, options);
    });

  addReading(tenant);
  addWriting(tenant);
}

function addReading(tenant: Command) {
  tenant
    .command('list')
    .description('list tenants, newest first')
    .option('--status <state>')
    .option('--plan <plan>')
    .option('--q <text>', 'name or slug contains')
    .option('--limit <count>')
    .option('--cursor <cursor>')
    .action((options: ListOptions, command: Command) => listTenants(contextOf(command), options));
  tenant
    .command('show <id>')
    .description('show a tenant and the steps of its provisioning')
    .action((id: string, _, command: Command) => showOneTenant(contextOf(command), id));
}

function addWriting(tenant: Command) {
  tenant
    .command('create')
    .description('create a tenant from options')
    .requiredOption('--name <name>')
    .requiredOption('--admin-email <email>')
    .option('--slug <slug>')
    .option('--plan <plan>')
    .option('--admin-name <name>')
    .option('--isolation <strategy>')
    .action(async (request: TenantFlags, command: Command) => {
      const options = command.optsWithGlobals<CreateFlags>();
      await createTenant(contextOf(command), request, options);
    });
  tenant
    .command('retry <id>')
    .description('try a failed provisioning again')
    .action((id: string, _, command: Command) =>
      retryTenant(contextOf(command), id, command.optsWithGlobals<RetryOptions>()),
    );
  tenant
    .command('update <id>')
    .description('change a tenant’s name, settings or metadata')
    .option('--name <name>')
    .option('--settings <json>')
    .option('--metadata <json>')
    .option('--if-match <version>', 'change only this version')
    .action((id: string, options: UpdateOptions, command: Command) =>
      updateTenant(contextOf(command), id, options),
    );
}
