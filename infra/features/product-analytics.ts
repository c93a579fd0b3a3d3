import { Duration } from 'aws-cdk-lib';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Construct } from 'constructs';
import { SHARDS } from '../../functions/env/usage-shards.ts';
import {
  CONSUMED_TYPES,
  onPlatformAlertEnv,
} from '../../functions/product-analytics/on-platform-alert/env.ts';
import { productAnalyticsApiEnv } from '../../functions/product-analytics/api/env.ts';
import { evaluateAlertsEnv } from '../../functions/product-analytics/evaluate-alerts/env.ts';
import { countPlatformEnv } from '../../functions/product-analytics/count-platform/env.ts';
import { countEventsEnv } from '../../functions/product-analytics/count-events/env.ts';
import { trackingEnv } from '../../functions/product-analytics/ingest/env.ts';
import {
  EVENT_ATTRIBUTES,
  grantControlItems,
  grantTenantItems,
} from '../constructs/control-items.ts';
import { EventConsumer } from '../constructs/event-consumer.ts';
import { grantObjects } from '../constructs/grant-objects.ts';
import { grantSending } from '../constructs/mail-rights.ts';
import {
  controlTableSettings,
  mailingSettings,
  usageTableSettings,
  type Platform,
} from '../constructs/platform.ts';
import { PlatformFunction } from '../constructs/platform-function.ts';
import { ScheduledFunction } from '../constructs/scheduled-function.ts';
import { grantSecretRead } from '../constructs/secret-read.ts';
import { TRACKING_SECONDS } from '../constructs/track-queue.ts';

/** Takes events in, and shows what they add up to: two functions, for only one of them may send. */
export function productAnalyticsApi(scope: Construct, platform: Platform) {
  return {
    'product-analytics/ingest': ingest(scope, platform),
    'product-analytics/api': metricsApi(scope, platform),
  };
}

function ingest(scope: Construct, platform: Platform) {
  const { stage, usageTable, trackQueue } = platform;
  const fn = new PlatformFunction(scope, 'TrackEvents', {
    stage,
    path: 'product-analytics/ingest',
    description: 'Takes events of tenants’ products in',
    env: trackingEnv,
    environment: { ...usageTableSettings(platform), TRACK_QUEUE_URL: trackQueue.queueUrl },
    memoryMb: 1_024,
  });
  grantControlItems(fn, usageTable, { actions: ['BatchGetItem'], leadingKeys: ['TRACK_SEEN#*'] });
  fn.grant(['sqs:SendMessage'], [trackQueue.queueArn]);
  return fn.function;
}

function metricsApi(scope: Construct, platform: Platform) {
  const { stage, usageTable, controlTable } = platform;
  const fn = new PlatformFunction(scope, 'MetricsApi', {
    stage,
    path: 'product-analytics/api',
    description:
      'Shows metrics over time, and keeps what they are counted by and the alerts on them',
    env: productAnalyticsApiEnv,
    environment: { ...controlTableSettings(platform), ...usageTableSettings(platform) },
    memoryMb: 1_024,
  });
  grantControlItems(fn, usageTable, {
    actions: ['Query'],
    leadingKeys: ['WINDOW#*', 'TRACK_WINDOW#*', 'PLATFORM_METRIC#*'],
  });
  grantControlItems(fn, usageTable, {
    actions: ['GetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem'],
    leadingKeys: ['ANALYTICS#*'],
  });
  grantTenantItems(fn, controlTable, ['GetItem']);
  // Whom an alert names.
  grantControlItems(fn, controlTable, { actions: ['GetItem'], leadingKeys: ['MEMBERS#*'] });
  return fn.function;
}

type Work = Pick<
  Platform,
  'stage' | 'config' | 'controlTable' | 'usageTable' | 'trackQueue' | 'analyticsBucket'
>;

/** What counts tracked events, and evaluates the alerts on metrics. */
export function productAnalyticsWork(stack: Construct, platform: Work): void {
  const scope = new Construct(stack, 'ProductAnalytics');
  counting(scope, platform);
  addingUp(scope, platform);
  alerting(scope, platform);
}

function counting(scope: Construct, platform: Work): void {
  const { stage, usageTable, controlTable, trackQueue, analyticsBucket } = platform;
  const fn = new PlatformFunction(scope, 'CountTrackedEvents', {
    stage,
    path: 'product-analytics/count-events',
    description: 'Counts tracked events, each once, and hands them to the sink',
    env: countEventsEnv,
    environment: {
      ...controlTableSettings(platform),
      ...usageTableSettings(platform),
      ANALYTICS_BUCKET_NAME: analyticsBucket.bucketName,
    },
    timeoutSeconds: TRACKING_SECONDS,
    memoryMb: 1_769,
  });
  fn.function.addEventSource(
    new SqsEventSource(trackQueue, {
      batchSize: 100,
      // As with usage: events of a second share their transactions.
      maxBatchingWindow: Duration.seconds(1),
      reportBatchItemFailures: true,
      maxConcurrency: SHARDS,
    }),
  );
  grantControlItems(fn, usageTable, { actions: ['PutItem'], leadingKeys: ['TRACK_SEEN#*'] });
  grantControlItems(fn, usageTable, {
    actions: ['BatchGetItem', 'UpdateItem'],
    leadingKeys: ['TRACK_WINDOW#*'],
  });
  grantControlItems(fn, usageTable, { actions: ['GetItem'], leadingKeys: ['ANALYTICS#*'] });
  grantTenantItems(fn, controlTable, ['GetItem']);
  grantObjects(fn, analyticsBucket, {
    actions: ['PutObject'],
    objects: 'events/*',
    reason: 'All tenants’ events, which lie under that prefix; whose they are says the message.',
  });
  for (const sink of platform.config.services.analytics) {
    if (sink.provider === 'segment') grantSecretRead(fn, stage, [sink.writeKey.secretName]);
  }
}

function addingUp(scope: Construct, platform: Work): void {
  const { stage, usageTable, controlTable } = platform;
  const fn = new ScheduledFunction(scope, 'CountPlatform', {
    stage,
    path: 'product-analytics/count-platform',
    description: 'Adds up the metrics of an hour over all tenants',
    env: countPlatformEnv,
    environment: { ...controlTableSettings(platform), ...usageTableSettings(platform) },
    schedule: 'rate(5 minutes)',
    runbook: 'platform-not-counted',
    timeoutSeconds: 280,
    memoryMb: 1_769,
  });
  fn.grant(['dynamodb:Query'], [`${controlTable.tableArn}/index/byState`]);
  grantTenantItems(fn, controlTable, ['GetItem']);
  grantControlItems(fn, usageTable, {
    actions: ['Query'],
    leadingKeys: ['WINDOW#*', 'TRACK_WINDOW#*'],
  });
  grantControlItems(fn, usageTable, {
    actions: ['GetItem', 'PutItem'],
    leadingKeys: ['PLATFORM_METRIC#*'],
  });
}

function alerting(scope: Construct, platform: Work): void {
  const { stage, usageTable, controlTable } = platform;
  const fn = new ScheduledFunction(scope, 'EvaluateAlerts', {
    stage,
    path: 'product-analytics/evaluate-alerts',
    description: 'Evaluates the alerts on metrics whose hour is counted whole',
    env: evaluateAlertsEnv,
    environment: { ...controlTableSettings(platform), ...usageTableSettings(platform) },
    schedule: 'rate(1 minute)',
    runbook: 'alerts-not-evaluated',
    timeoutSeconds: 55,
  });
  fn.grant(['dynamodb:Query'], [`${usageTable.tableArn}/index/due`]);
  grantControlItems(fn, usageTable, {
    actions: ['BatchGetItem', 'PutItem'],
    leadingKeys: ['ANALYTICS#*'],
  });
  grantControlItems(fn, usageTable, {
    actions: ['Query'],
    leadingKeys: ['WINDOW#*', 'TRACK_WINDOW#*', 'PLATFORM_METRIC#*'],
  });
  grantControlItems(fn, usageTable, { actions: ['GetItem'], leadingKeys: ['PLATFORM_METRIC#*'] });
  grantTenantItems(fn, controlTable, ['GetItem']);
  grantControlItems(fn, controlTable, {
    actions: ['PutItem'],
    leadingKeys: ['TENANT#*'],
    attributes: EVENT_ATTRIBUTES,
  });
}

/** Tells operators of their alerts, where the configuration names any. */
export function operatorsAlerts(scope: Construct, platform: Platform): void {
  const { stage, config, bus, controlTable } = platform;
  const fn = new EventConsumer(scope, 'OnPlatformAlert', {
    stage,
    bus,
    controlTable,
    types: CONSUMED_TYPES,
    isEnabled: config.services.notification.operators.length > 0,
    path: 'product-analytics/on-platform-alert',
    description: 'Tells the operators that a metric crossed the threshold of their alert',
    env: onPlatformAlertEnv,
    environment: mailingSettings(platform),
    timeoutSeconds: 20,
  });
  grantSending(fn, platform);
}
