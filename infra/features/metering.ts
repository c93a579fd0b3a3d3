import { Duration } from 'aws-cdk-lib';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Construct } from 'constructs';
import { SHARDS } from '../../functions/env/usage-shards.ts';
import {
  OLDEST_UNSEALED_WINDOW,
  USAGE_DIFFERS,
  USAGE_QUARANTINED,
} from '../../functions/env/metrics.ts';
import { aggregateUsageEnv } from '../../functions/metering/aggregate-usage/env.ts';
import { meteringApiEnv } from '../../functions/metering/api/env.ts';
import { closePeriodsEnv } from '../../functions/metering/close-periods/env.ts';
import { ingestEnv } from '../../functions/metering/ingest/env.ts';
import { meterStorageEnv } from '../../functions/metering/meter-storage/env.ts';
import { reconcileUsageEnv } from '../../functions/metering/reconcile-usage/env.ts';
import { sealWindowsEnv } from '../../functions/metering/seal-windows/env.ts';
import { alarm } from '../constructs/alarm.ts';
import { countOf } from '../constructs/count-of.ts';
import {
  EVENT_ATTRIBUTES,
  grantControlItems,
  grantTenantItems,
} from '../constructs/control-items.ts';
import {
  grantUsageLog,
  grantUsageSending,
  meteringSettings,
  usageQueueSettings,
} from '../constructs/metering-rights.ts';
import { controlTableSettings, usageTableSettings, type Platform } from '../constructs/platform.ts';
import { PlatformFunction } from '../constructs/platform-function.ts';
import { ScheduledFunction } from '../constructs/scheduled-function.ts';
import { AGGREGATION_SECONDS } from '../constructs/usage-queue.ts';
import { oldestOf } from '../constructs/oldest-of.ts';

/** Takes events in, and shows what they add up to: two functions, for only one of them may send. */
export function meteringApi(scope: Construct, platform: Platform) {
  return {
    'metering/ingest': ingest(scope, platform),
    'metering/api': usageApi(scope, platform),
  };
}

function ingest(scope: Construct, platform: Platform) {
  const { stage, usageTable } = platform;
  const fn = new PlatformFunction(scope, 'UsageIngest', {
    stage,
    path: 'metering/ingest',
    description: 'Takes events of tenants’ usage in',
    env: ingestEnv,
    environment: { ...usageTableSettings(platform), ...usageQueueSettings(platform) },
    memoryMb: 1_024,
  });
  grantControlItems(fn, usageTable, { actions: ['BatchGetItem'], leadingKeys: ['SEEN#*'] });
  grantControlItems(fn, usageTable, {
    actions: ['GetItem'],
    leadingKeys: ['QUARANTINE#*', 'CAPS#*'],
  });
  grantUsageSending(fn, platform);
  return fn.function;
}

function usageApi(scope: Construct, platform: Platform) {
  const { stage, usageTable, controlTable } = platform;
  const fn = new PlatformFunction(scope, 'UsageApi', {
    stage,
    path: 'metering/api',
    description: 'Shows tenants what they use',
    env: meteringApiEnv,
    environment: meteringSettings(platform),
    memoryMb: 1_024,
  });
  grantControlItems(fn, usageTable, {
    actions: ['Query'],
    leadingKeys: ['WINDOW#*', 'QUARANTINE#*'],
  });
  grantControlItems(fn, usageTable, { actions: ['GetItem'], leadingKeys: ['PERIODS#*'] });
  grantTenantItems(fn, controlTable, ['GetItem']);
  grantUsageLog(fn, platform, 'read');
  return fn.function;
}

/** What counts events, and what looks after what is counted. */
export function meteringWork(stack: Construct, platform: Platform): void {
  const scope = new Construct(stack, 'Metering');
  aggregator(scope, platform);
  sealing(scope, platform);
  closing(scope, platform);
  reconciling(scope, platform);
  storageMetering(scope, platform);
}

function aggregator(scope: Construct, platform: Platform): void {
  const { stage, usageTable, usageQueue, controlTable } = platform;
  const fn = new PlatformFunction(scope, 'AggregateUsage', {
    stage,
    path: 'metering/aggregate-usage',
    description: 'Counts events of tenants’ usage, each once',
    env: aggregateUsageEnv,
    environment: meteringSettings(platform),
    timeoutSeconds: AGGREGATION_SECONDS,
    memoryMb: 1_769,
  });
  fn.function.addEventSource(
    new SqsEventSource(usageQueue, {
      batchSize: 100,
      // Events of a second share their transactions; they can be seen within two.
      maxBatchingWindow: Duration.seconds(1),
      reportBatchItemFailures: true,
      maxConcurrency: SHARDS,
    }),
  );
  grantControlItems(fn, usageTable, { actions: ['PutItem'], leadingKeys: ['SEEN#*'] });
  grantControlItems(fn, usageTable, {
    actions: ['BatchGetItem', 'UpdateItem'],
    leadingKeys: ['WINDOW#*'],
  });
  grantControlItems(fn, usageTable, {
    actions: ['PutItem', 'DeleteItem'],
    leadingKeys: ['QUARANTINE#*'],
  });
  grantTenantItems(fn, controlTable, ['GetItem']);
  grantUsageLog(fn, platform, 'append');
  alarm(scope, 'UsageQuarantined', {
    metric: countOf(USAGE_QUARANTINED),
    meaning: 'Events of usage could not be counted, and are not billed.',
    fault: 'some were put into quarantine.',
    runbook: 'usage-quarantined',
  });
}

function sealing(scope: Construct, platform: Platform): void {
  const { stage, usageTable, controlTable } = platform;
  const fn = new ScheduledFunction(scope, 'SealWindows', {
    stage,
    path: 'metering/seal-windows',
    description: 'Seals the hours of usage that are over',
    env: sealWindowsEnv,
    environment: { ...controlTableSettings(platform), ...usageTableSettings(platform) },
    schedule: 'rate(1 minute)',
    runbook: 'usage-not-sealed',
    timeoutSeconds: 55,
  });
  fn.grant(['dynamodb:Query'], [`${usageTable.tableArn}/index/due`]);
  grantControlItems(fn, usageTable, {
    actions: ['BatchGetItem', 'Query', 'UpdateItem'],
    leadingKeys: ['WINDOW#*'],
  });
  grantControlItems(fn, usageTable, {
    actions: ['GetItem', 'PutItem'],
    leadingKeys: ['SEALED#*', 'PERIODS#*', 'RECONCILED#*'],
  });
  // The head of the log, which becomes due to be exported with what is appended.
  grantControlItems(fn, usageTable, { actions: ['UpdateItem'], leadingKeys: ['SEALED#*'] });
  grantTenantItems(fn, controlTable, ['GetItem']);
  alarm(scope, 'WindowsUnsealed', {
    metric: oldestOf(fn.function, OLDEST_UNSEALED_WINDOW),
    threshold: Duration.hours(2).toSeconds(),
    meaning: 'Hours of tenants’ usage are not sealed for billing.',
    fault: 'the oldest one is two hours late.',
    runbook: 'usage-not-sealed',
  });
}

function closing(scope: Construct, platform: Platform): void {
  const { stage, usageTable, controlTable } = platform;
  const fn = new ScheduledFunction(scope, 'ClosePeriods', {
    stage,
    path: 'metering/close-periods',
    description: 'Closes tenants’ periods of usage',
    env: closePeriodsEnv,
    environment: { ...controlTableSettings(platform), ...usageTableSettings(platform) },
    schedule: 'rate(1 hour)',
    runbook: 'usage-not-sealed',
    timeoutSeconds: 600,
  });
  fn.grant(['dynamodb:Query'], [`${usageTable.tableArn}/index/due`]);
  grantControlItems(fn, usageTable, {
    actions: ['BatchGetItem', 'PutItem'],
    leadingKeys: ['PERIODS#*'],
  });
  // Whether one is still to be sealed.
  grantControlItems(fn, usageTable, { actions: ['BatchGetItem'], leadingKeys: ['WINDOW#*'] });
  grantTenantItems(fn, controlTable, ['GetItem']);
  grantControlItems(fn, controlTable, {
    actions: ['PutItem'],
    leadingKeys: ['TENANT#*'],
    attributes: EVENT_ATTRIBUTES,
  });
}

function reconciling(scope: Construct, platform: Platform): void {
  const { stage, usageTable } = platform;
  const fn = new ScheduledFunction(scope, 'ReconcileUsage', {
    stage,
    path: 'metering/reconcile-usage',
    description: 'Recounts each day of usage from the log of its events',
    env: reconcileUsageEnv,
    environment: meteringSettings(platform),
    schedule: 'rate(1 hour)',
    runbook: 'usage-differs',
    timeoutSeconds: 900,
    memoryMb: 1_769,
  });
  fn.grant(['dynamodb:Query'], [`${usageTable.tableArn}/index/due`]);
  grantControlItems(fn, usageTable, { actions: ['Query'], leadingKeys: ['WINDOW#*'] });
  grantControlItems(fn, usageTable, {
    actions: ['BatchGetItem', 'PutItem'],
    leadingKeys: ['RECONCILED#*'],
  });
  grantUsageLog(fn, platform, 'read');
  alarm(scope, 'UsageDiffers', {
    metric: countOf(USAGE_DIFFERS, Duration.hours(1)),
    periods: { reached: 2, of: 3 },
    meaning: 'Windows of usage do not count what the log of events says.',
    fault: 'a day differed in two runs.',
    runbook: 'usage-differs',
  });
}

function storageMetering(scope: Construct, platform: Platform): void {
  const { stage, usageTable, controlTable } = platform;
  const fn = new ScheduledFunction(scope, 'MeterStorage', {
    stage,
    path: 'metering/meter-storage',
    description: 'Has what tenants store counted, for each hour',
    env: meterStorageEnv,
    environment: {
      ...controlTableSettings(platform),
      ...usageTableSettings(platform),
      ...usageQueueSettings(platform),
    },
    schedule: 'rate(1 hour)',
    runbook: 'usage-not-counted',
    timeoutSeconds: 600,
  });
  fn.grant(['dynamodb:Query'], [`${controlTable.tableArn}/index/byState`]);
  grantControlItems(fn, usageTable, { actions: ['GetItem'], leadingKeys: ['QUOTA#*'] });
  grantControlItems(fn, usageTable, {
    actions: ['GetItem', 'PutItem'],
    leadingKeys: ['RECONCILED#platform'],
  });
  grantUsageSending(fn, platform);
}
