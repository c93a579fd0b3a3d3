import { Option, type Command } from 'commander';
import { CHANNELS } from '../core/notifications/channel.ts';
import { COMPARISONS } from '../core/product-analytics/alert.ts';
import type { MetricName } from '../core/product-analytics/metric.ts';
import type { AnalyticsOptions } from './commands/analytics.ts';
import {
  changeAlert,
  createAlert,
  listAlerts,
  removeAlert,
  showAlert,
  type AlertOptions,
  type NewAlertOptions,
} from './commands/analytics-alerts.ts';
import { showMetric, type MetricsOptions } from './commands/analytics-metrics.ts';
import type { ContextOf } from './context.ts';
import { number, utcTime, wholeNumber } from './read-options.ts';

/** `freehold analytics` */
export function addAnalyticsCommand(program: Command, contextOf: ContextOf): void {
  const analytics = program
    .command('analytics')
    .description(
      'usage and spend over time; for operators all tenants’ metrics, one tenant’s, and the revenue',
    )
    .option(
      '--tenant-id <id>',
      'of this tenant, as an operator; without it your own tenant, or all of them',
    )
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
  addMetrics(analytics, contextOf);
  addAlerts(
    analytics.command('alerts').description('be told when a metric crosses a threshold'),
    contextOf,
  );
}

function addMetrics(analytics: Command, contextOf: ContextOf) {
  analytics
    .command('metrics')
    .description('one metric over time with a chart, such as tracked_events; all names without one')
    .argument('[name]', 'which one')
    .option(
      '--tenant-id <id>',
      'of this tenant, as an operator; without it your own tenant, or all of them',
    )
    .option('--from <time>', 'such as 2026-11-01T00:00:00Z (default: a day before --to)', utcTime)
    .option('--to <time>', 'default: now', utcTime)
    .addOption(new Option('--window <window>', 'default: hour').choices(['hour', 'day', 'month']))
    .option(
      '--group-by <dimensions>',
      'of tracked events: name, a chosen property, or name,property; of errors: statusClass; over all tenants: plan, isolation or tenant',
    )
    .option('--event <name>', 'only tracked events of this name')
    .option('--csv', 'the numbers as CSV')
    // Options that `freehold analytics` has too are taken by it, wherever they stand.
    .action((name: MetricName | undefined, _: object, command: Command) =>
      showMetric(contextOf(command), name, command.optsWithGlobals<MetricsOptions>()),
    );
}

function addAlerts(alerts: Command, contextOf: ContextOf) {
  alerts
    .command('list')
    .description('list them, and how they stand')
    .action((_, command: Command) => listAlerts(contextOf(command)));
  described(alerts.command('create'))
    .description('watch a metric')
    .requiredOption('--name <name>', 'what it is called')
    .requiredOption('--metric <metric>', 'freehold analytics metrics lists them')
    .addOption(
      new Option('--comparison <comparison>', 'changes are in percent of the window before')
        .choices(COMPARISONS)
        .default('above'),
    )
    .requiredOption('--threshold <number>', 'beyond this it is raised', number)
    .option('--event <name>', 'only tracked events of this name')
    .option('--tenant-id <id>', 'this tenant’s metric, as an operator; without it all tenants’')
    .option('--disabled', 'not evaluated until it is enabled')
    .option('--idempotency-key <key>', 'the same key again does it once at most')
    .action((_: object, command: Command) =>
      createAlert(contextOf(command), command.optsWithGlobals<NewAlertOptions>()),
    );
  alerts
    .command('show <id>')
    .description('show one')
    .action((id: string, _, command: Command) => showAlert(contextOf(command), id));
  described(alerts.command('update <id>'))
    .description('change one; how it stands is kept')
    .option('--name <name>', 'another name')
    .option('--threshold <number>', 'another threshold', number)
    .action((id: string, options: AlertOptions, command: Command) =>
      changeAlert(contextOf(command), id, options),
    );
  for (const [name, isEnabled] of [
    ['enable', true],
    ['disable', false],
  ] as const) {
    alerts
      .command(`${name} <id>`)
      .description(isEnabled ? 'evaluate it again' : 'do not evaluate it')
      .action((id: string, _, command: Command) =>
        changeAlert(contextOf(command), id, { isEnabled }),
      );
  }
  alerts
    .command('delete <id>')
    .description('remove one')
    .action((id: string, _, command: Command) => removeAlert(contextOf(command), id));
}

const described = (command: Command): Command =>
  command
    .option('--clear-at <number>', 'from here on it is over; the threshold', number)
    .option('--window-hours <count>', 'so many whole hours are added up', wholeNumber)
    .addOption(
      new Option(
        '--channels <channels...>',
        'over which they are notified; operators by email',
      ).choices(CHANNELS),
    )
    .option('--members <ids...>', 'who is notified; the owners without it')
    .option('--webhooks-alone', 'nobody is notified; operators’ events alone');
