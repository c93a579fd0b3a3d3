import { Duration } from 'aws-cdk-lib';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Construct } from 'constructs';
import { SHARDS } from '../../functions/env/usage-shards.ts';
import { productAnalyticsApiEnv } from '../../functions/product-analytics/api/env.ts';
import { countEventsEnv } from '../../functions/product-analytics/count-events/env.ts';
import { trackingEnv } from '../../functions/product-analytics/ingest/env.ts';
import { grantControlItems, grantTenantItems } from '../constructs/control-items.ts';
import { grantObjects } from '../constructs/grant-objects.ts';
import { controlTableSettings, usageTableSettings, type Platform } from '../constructs/platform.ts';
import { PlatformFunction } from '../constructs/platform-function.ts';
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
    description: 'Shows metrics over time, and what they are counted by',
    env: productAnalyticsApiEnv,
    environment: { ...controlTableSettings(platform), ...usageTableSettings(platform) },
    memoryMb: 1_024,
  });
  grantControlItems(fn, usageTable, {
    actions: ['Query'],
    leadingKeys: ['WINDOW#*', 'TRACK_WINDOW#*'],
  });
  grantControlItems(fn, usageTable, {
    actions: ['GetItem', 'PutItem'],
    leadingKeys: ['ANALYTICS#*'],
  });
  grantTenantItems(fn, controlTable, ['GetItem']);
  return fn.function;
}

type Work = Pick<
  Platform,
  'stage' | 'controlTable' | 'usageTable' | 'trackQueue' | 'analyticsBucket'
>;

/** What counts tracked events. */
export function productAnalyticsWork(stack: Construct, platform: Work): void {
  const scope = new Construct(stack, 'ProductAnalytics');
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
}
