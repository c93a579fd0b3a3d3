import type { Command } from 'commander';
import { exportTenant, importTenant, type ExportOptions } from './commands/tenant-portability.ts';
import type { ContextOf } from './context.ts';

/** `freehold tenant export` and `import` */
export function addTenantPortabilityCommands(tenant: Command, contextOf: ContextOf): void {
  tenant
    .command('export <id>')
    .allowExcessArguments(false)
    .description('write all that a tenant has into one archive')
    .option('--output <file>', 'download the archive')
    .action((id: string, _: object, command: Command) =>
      exportTenant(contextOf(command), id, command.optsWithGlobals<ExportOptions>()),
    );
  tenant
    .command('import <id> <file>')
    .allowExcessArguments(false)
    .description('take an archive into a fresh tenant')
    .action((...[tenantId, file, , command]: [string, string, object, Command]) =>
      importTenant(contextOf(command), { tenantId, file }, command.optsWithGlobals()),
    );
}
