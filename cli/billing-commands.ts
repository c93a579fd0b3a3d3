import type { Command } from 'commander';
import type { AdvanceClockOptions } from './commands/billing-advance-clock.ts';
import type { BillingSyncOptions } from './commands/billing-sync.ts';
import type { ContextOf } from './context.ts';
import { positiveNumber } from './read-options.ts';

export function addBilling(program: Command, contextOf: ContextOf) {
  const billing = program
    .command('billing')
    .description('what the billing provider knows of the platform');
  billing
    .command('sync')
    .description('make Stripe’s products, prices, meters and coupons; shows first what it would do')
    .option('--yes', 'do it')
    .option('--directory <directory>', 'another folder than config/')
    .action(async (options: BillingSyncOptions, command: Command) => {
      const { syncBilling } = await import('./commands/billing-sync.ts');
      await syncBilling(contextOf(command), options);
    });
  billing
    .command('advance-clock')
    .description('put a tenant’s test clock at Stripe forward, as on a laptop every tenant has one')
    .requiredOption('--tenant-id <id>', 'whose')
    .option('--days <count>', 'how far', positiveNumber, 32)
    .option('--directory <directory>', 'another folder than config/')
    .action(async (options: AdvanceClockOptions, command: Command) => {
      const { advanceBillingClock } = await import('./commands/billing-advance-clock.ts');
      await advanceBillingClock(contextOf(command), options);
    });
}
