import { Option, type Command } from 'commander';
import type { AnalyticsOptions } from './commands/analytics.ts';
import type { ContextOf } from './context.ts';

/** `freehold analytics` */
export function addAnalyticsCommand(program: Command, contextOf: ContextOf): void {
  program
    .command('analytics')
    .description('usage and spend over time; for operators any tenant’s, and the revenue')
    .option('--tenant-id <id>', 'of this tenant, as an operator; without it your own tenant')
    .option('--from <time>', 'such as 2026-11-01T00:00:00Z (default: 30 days before --to)')
    .option('--to <time>', 'default: now')
    .addOption(new Option('--window <window>', 'default: day').choices(['hour', 'day', 'month']))
    .addOption(
      new Option('--revenue', 'MRR, churn, cost and margin of the platform').conflicts('tenantId'),
    )
    .addOption(
      new Option(
        '--month <month>',
        'of the revenue, such as 2026-11 (default: this one)',
      ).conflicts('tenantId'),
    )
    .option('--csv', 'the numbers as CSV')
    .action(async (options: AnalyticsOptions, command: Command) => {
      const { showAnalytics } = await import('./commands/analytics.ts');
      await showAnalytics(contextOf(command), options);
    });
}
