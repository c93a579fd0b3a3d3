import type { Command } from 'commander';
import { listQuotas } from './commands/quota.ts';
import type { ContextOf } from './context.ts';

/** `freehold quota …`: for a tenant's users. */
export function addQuotaCommands(program: Command, contextOf: ContextOf): void {
  program
    .command('quota')
    .description('what the tenant uses of its plan')
    .command('list')
    .allowExcessArguments(false)
    .description('used, reserved and limit of each quota')
    .action((_: object, command: Command) => listQuotas(contextOf(command)));
}
