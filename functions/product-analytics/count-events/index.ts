import { randomInt } from 'node:crypto';
import { eventSinks } from '../../../adapters/analytics/event-sinks.ts';
import { bundledPlatformConfig } from '../../../adapters/config/bundled-platform-config.ts';
import { DynamoUsageStore } from '../../../adapters/dynamodb/metering/dynamo-usage-store.ts';
import { TRACK_PREFIX } from '../../../adapters/dynamodb/product-analytics/analytics-keys.ts';
import { DynamoAnalyticsSettings } from '../../../adapters/dynamodb/product-analytics/dynamo-analytics-settings.ts';
import { documents } from '../../../adapters/dynamodb/table/documents.ts';
import { DynamoTenantFinder } from '../../../adapters/dynamodb/tenants/dynamo-tenant-finder.ts';
import { Environment } from '../../../core/metering/known-usage.ts';
import { countTrackedEvents } from '../../../core/product-analytics/count-tracked-events.ts';
import { TenantCountingTerms } from '../../../core/product-analytics/counting-terms.ts';
import { levelsOf } from '../../../core/product-analytics/level-of.ts';
import { KnownValues } from '../../../core/product-analytics/tracked-counter.ts';
import { readEnv } from '../../../kit/lambda/env.ts';
import { countingConsumer } from '../../edge/counting-consumer.ts';
import { SHARDS } from '../../env/usage-shards.ts';
import { LOG } from '../../log-events.ts';
import { countEventsEnv } from './env.ts';

const settings = readEnv(countEventsEnv);
const { CONTROL_TABLE_NAME, USAGE_TABLE_NAME } = settings;
const config = bundledPlatformConfig();
const documentClient = documents();

const ports = {
  store: new DynamoUsageStore(documentClient, USAGE_TABLE_NAME, TRACK_PREFIX),
  environment: new Environment(randomInt(SHARDS)),
  known: new KnownValues(),
  log: eventSinks(config.services.analytics, settings),
  terms: new TenantCountingTerms({
    levels: levelsOf(new DynamoTenantFinder(documentClient, CONTROL_TABLE_NAME), config.plans),
    settings: new DynamoAnalyticsSettings(documentClient, USAGE_TABLE_NAME),
  }),
  now: () => new Date(),
};

export const handler = countingConsumer({
  log: { counted: LOG.trackedCounted, notCounted: LOG.trackedNotCounted },
  count: (tenantId, messages) => countTrackedEvents(ports, tenantId, messages),
});
