import type { Command } from 'commander';
import { showOnboarding } from './commands/onboarding.ts';
import { listQuotas } from './commands/quota.ts';
import type { ContextOf } from './context.ts';

/** `freehold quota …`, for a tenant's users, and `freehold onboarding`, for its owners. */
export function addQuotaCommands(program: Command, contextOf: ContextOf): void {
  program
    .command('quota')
    .description('what the tenant uses of its plan')
    .command('list')
    .allowExcessArguments(false)
    .description('used, reserved and limit of each quota')
    .action((_: object, command: Command) => listQuotas(contextOf(command)));
  program
    .command('onboarding')
    .description('what the tenant was onboarded with; the secret of its first API key, once')
    .allowExcessArguments(false)
    .action((_: object, command: Command) => showOnboarding(contextOf(command)));
}
